import { quoteName } from '../../../shared/query/sql-text.ts';
import type { RowsQuery } from './compile-rows-spec.ts';

/** What stands after FROM to read the rows of a list, with further conditions. */
export const fromWhere = ({ table, conditions }: RowsQuery, more: readonly string[] = []): string => {
  const all = [...conditions, ...more];
  return `${quoteName(table.name)}${all.length === 0 ? '' : ` WHERE ${all.join(' AND ')}`}`;
};
