import type { FactTable } from '../domain/tables.ts';

/** Columns of a template that a writer fills: all through `last`. Columns that were added to the table later are left out of the file. */
export function templateColumns(table: FactTable, last: string): readonly string[] {
  const names = table.columns.map(({ name }) => name);
  const end = names.indexOf(last);
  if (end < 0) throw new Error(`${table.name} has no column ${last}`);
  return names.slice(0, end + 1);
}

/** The header line of such a file. */
export const templateHeader = (table: FactTable, last: string): string => `${templateColumns(table, last).join(',')}\n`;
