import { dimensionValueLabel } from '../domain/dimension-labels.ts';
import { factTable, type FactTableName } from '../domain/tables.ts';
import type { Filter } from './filter.ts';
import { printFilter } from './print-filter.ts';

const mostNamed = 3;

/** A filter within a sentence: chosen values by name, like "partner Northbank or Lumen"; everything else as it would be typed. */
export function sayFilter(filter: Filter, table: FactTableName): string {
  if (filter.kind !== 'in' || filter.values.length === 0) return printFilter(filter);
  const label = factTable(table).columns.find(({ name }) => name === filter.column)?.label ?? filter.column;
  const name = /^[A-Z]{2}/.test(label) ? label : `${label.charAt(0).toLowerCase()}${label.slice(1)}`;
  const values = filter.values.map((value) => dimensionValueLabel(filter.column, value === null ? null : String(value)));
  return `${name} ${values.length > mostNamed ? `one of ${values.length}` : values.join(' or ')}`;
}
