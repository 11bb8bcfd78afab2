import { factTable } from '../domain/tables.ts';
import type { LoadPlan } from './load-plan.ts';
import type { FormatWarning } from './extract-format.ts';

/** 4.00012E+15: what a spreadsheet writes of a long number once it took it for one. */
const cutNumber = /^\d(?:\.\d+)?[eE]\+?\d{2}$/;

/** Columns of ids whose values lost digits in a spreadsheet, as far as a sample shows: such ids match nothing any more. */
export function lostDigits({ table, rules, header }: LoadPlan, sample: readonly (readonly string[])[]): readonly FormatWarning[] {
  const ids = factTable(table).columns.filter(({ role }) => role === 'id');
  return ids.flatMap(({ name }) => {
    const rule = rules[name];
    const at = rule?.kind === 'text' ? header.indexOf(rule.from) : -1;
    const cut = sample.map((row) => row[at] ?? '').filter((value) => cutNumber.test(value));
    if (at < 0 || cut.length === 0) return [];
    const message = `Ids of ${header[at]} look like ${cut[0]}: a spreadsheet rounded them and they match nothing; ask for the file as the partner's system wrote it.`;
    return [{ code: 'DIGITS_LOST', message }];
  });
}
