import { declineCategoryLabels } from '../../shared/domain/decline-taxonomy.ts';
import { methodLabels, productLabel } from '../../shared/domain/products.ts';
import { attemptTable, settlementLineTable } from '../../shared/domain/tables.ts';

/** What people filter by, in the order they ask for it: dimensions of the attempts, in the table's own words. */
export const filterColumns = attemptTable.columns
  .filter((column) => column.role === 'dimension')
  .map((column) => ({ name: column.name, label: column.label }));

export function labelOfColumn(name: string): string {
  const column = [...attemptTable.columns, ...settlementLineTable.columns].find((candidate) => candidate.name === name);
  return column?.label ?? name;
}

/** A stored value in the words of the screen. */
export function labelOfValue(column: string, value: string | null): string {
  if (value === null) return 'none';
  if (column === 'product') return productLabel(value);
  if (column === 'method') return methodLabels[value] ?? value;
  if (column === 'decline_cat') return (declineCategoryLabels as Readonly<Record<string, string>>)[value] ?? value;
  if (value === 'true') return 'yes';
  if (value === 'false') return 'no';
  return value;
}
