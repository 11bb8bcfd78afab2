import { isTimeZone } from '../calendar/time-zone.ts';
import { plainLineTable } from '../domain/tables.ts';
import { isCurrencyCode } from '../money/iso4217.ts';
import { dialectProblem } from './dialect-problem.ts';
import { profileProblem } from './profile-problem.ts';
import type { ImportChoice } from './receipt.ts';

/** What is wrong with a choice before any file is looked at; null when it can be followed. Completes "The request does not fit: ...". */
export function choiceProblem(choice: ImportChoice): string | null {
  const problem = dialectProblem(choice.dialect ?? {});
  if (problem !== null) return problem;
  if (choice.timeZone !== undefined && !isTimeZone(choice.timeZone)) return `there is no time zone ${choice.timeZone}`;
  if (choice.currency !== undefined && !isCurrencyCode(choice.currency)) return `${choice.currency} is not an ISO 4217 currency`;
  if (choice.profile !== undefined) return profileProblem(choice.profile);
  return mappingProblem(choice.mapping ?? []);
}

function mappingProblem(mapping: NonNullable<ImportChoice['mapping']>): string | null {
  const targets = mapping.flatMap(({ target }) => (target === null ? [] : [target]));
  const unknown = targets.find((target) => !plainLineTable.columns.some((column) => column.name === target));
  if (unknown !== undefined) return `a plain table has no column ${unknown}`;
  const twice = targets.find((target, index) => targets.indexOf(target) !== index);
  return twice === undefined ? null : `two columns are mapped to ${twice}`;
}
