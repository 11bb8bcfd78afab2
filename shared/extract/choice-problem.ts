import { isTimeZone } from '../calendar/time-zone.ts';
import { plainLineTable } from '../domain/tables.ts';
import { isCurrencyCode } from '../money/iso4217.ts';
import type { ImportChoice } from './receipt.ts';

const isMark = (text: string) => /^[\t\x20-\x7e]$/.test(text) && !/[A-Za-z0-9]/.test(text);

/** What is wrong with a choice before any file is looked at; null when it can be followed. Completes "The request does not fit: ...". */
export function choiceProblem(choice: ImportChoice): string | null {
  const { delimiter, quote } = choice.dialect ?? {};
  if (delimiter !== undefined && !isMark(delimiter)) return 'the delimiter must be one character that is no letter or digit';
  if (quote !== undefined && quote !== null && !isMark(quote)) return 'the quote must be one character that is no letter or digit';
  if (delimiter !== undefined && delimiter === (quote === undefined ? '"' : quote)) return 'delimiter and quote must differ';
  if (choice.timeZone !== undefined && !isTimeZone(choice.timeZone)) return `there is no time zone ${choice.timeZone}`;
  if (choice.currency !== undefined && !isCurrencyCode(choice.currency)) return `${choice.currency} is not an ISO 4217 currency`;
  const targets = (choice.mapping ?? []).flatMap(({ target }) => (target === null ? [] : [target]));
  const unknown = targets.find((target) => !plainLineTable.columns.some((column) => column.name === target));
  if (unknown !== undefined) return `a plain table has no column ${unknown}`;
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  return twice === undefined ? null : `two columns are mapped to ${twice}`;
}
