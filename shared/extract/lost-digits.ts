import { factTable } from '../domain/tables.ts';
import type { LoadPlan } from './load-plan.ts';
import type { FormatWarning } from './extract-format.ts';
import type { RoundedColumn } from './rounded-ids.ts';

/** 4.00012E+15, 4.00012E+015: what a spreadsheet writes of a long number once it took it for one. */
export const cutNumber = /^[0-9](?:\.[0-9]+)?[eE]\+?[0-9]{2,3}$/;

const lostDigitsCode = 'DIGITS_LOST';

/** Source columns that are kept as ids: name and position. */
export function idColumns({ table, rules, header }: LoadPlan): readonly { readonly name: string; readonly at: number }[] {
  const names = new Set(
    factTable(table).columns.flatMap(({ name, role }) => {
      const rule = role === 'id' ? rules[name] : undefined;
      return rule?.kind === 'text' ? [rule.from] : [];
    }),
  );
  return [...names].map((name) => ({ name, at: header.indexOf(name) })).filter(({ at }) => at >= 0);
}

/** `count`: how many of the whole file; null where a sample alone was looked at. */
function lostDigitsWarning(column: string, example: string, count: number | null): FormatWarning {
  const ids = count === null ? 'Ids' : count === 1 ? '1 id' : `${count.toLocaleString('en-US')} ids`;
  const message = `${ids} of ${column} ${count === 1 ? 'looks' : 'look'} like ${example}: a spreadsheet rounded ${count === 1 ? 'it and it matches' : 'them and they match'} nothing; ask for the file as the partner's system wrote it.`;
  return { code: lostDigitsCode, message };
}

/** The same, counted in the whole file. */
export function roundedIdWarnings({ header }: LoadPlan, found: readonly RoundedColumn[]): readonly FormatWarning[] {
  return found.map(({ column, count, example }) => lostDigitsWarning(header[column] ?? '', example, count));
}

/** The warnings with those of the whole file instead of what the sample showed. */
export function inPlaceOfSample(warnings: readonly FormatWarning[], rounded: readonly FormatWarning[]): readonly FormatWarning[] {
  return rounded.length === 0 ? warnings : [...warnings.filter(({ code }) => code !== lostDigitsCode), ...rounded];
}

/** Columns of ids whose values lost digits in a spreadsheet, as far as a sample shows: such ids match nothing any more. */
export function lostDigits(plan: LoadPlan, sample: readonly (readonly string[])[]): readonly FormatWarning[] {
  return idColumns(plan).flatMap(({ name, at }) => {
    const cut = sample.map((row) => row[at] ?? '').find((value) => cutNumber.test(value));
    return cut === undefined ? [] : [lostDigitsWarning(name, cut, null)];
  });
}
