import { dimensionValueLabel, missingDimensionText } from '../domain/dimension-labels.ts';
import { factTables } from '../domain/tables.ts';
import { computedColumns } from '../metrics/computed-columns.ts';
import { preparedColumns } from '../metrics/prepared-columns.ts';
import { otherValue, parseWorked } from '../query/worked-column.ts';
import { workedText } from '../query/worked-text.ts';

/** A stored value as people call it: "co_brand" of product is "Co-brand card"; a missing one is "(none)"; a step of 50 "50 to 100". */
export function dimensionText(dimension: string, value: string | number | bigint | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (value === null || value === '') return missingDimensionText;
  const worked = parseWorked(dimension);
  if (worked === null) return dimensionValueLabel(dimension, String(value));
  if (worked.kind !== 'only' || value === otherValue) return workedText(worked, String(value));
  return dimensionValueLabel(worked.column, String(value));
}

const clockNames = { weekday: 'weekday', hour_of_day: 'hour of day', month_of_year: 'month of year', date: 'date' } as const;

/** The name of a dimension within a sentence: "partner", "merchant account", "BIN", "attempted amount in steps of 50". */
export function dimensionName(dimension: string): string {
  const worked = parseWorked(dimension);
  if (worked === null) return plainName(dimension);
  if (worked.kind === 'only') return plainName(worked.column);
  if (worked.kind === 'bin') return `${plainName(worked.column)} in steps of ${worked.step}`;
  return worked.kind === 'bins' ? `${plainName(worked.column)} in steps` : clockNames[worked.kind];
}

function plainName(column: string): string {
  const label = labels.get(column) ?? column.replace(/^x_/, '');
  return /^[A-Z]{2,}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}

/** Columns of the tables, then those worked out from them; the first of a name tells its label. */
const labels: ReadonlyMap<string, string> = new Map(
  [...[...factTables, ...preparedColumns].flatMap(({ columns }) => columns), ...computedColumns]
    .toReversed()
    .map(({ name, label }) => [name, label]),
);
