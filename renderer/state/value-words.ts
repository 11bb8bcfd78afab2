import type { Filter } from '../../shared/query/filter.ts';
import { declineCategoryLabels } from '../../shared/domain/decline-taxonomy.ts';
import { missingDimensionText } from '../../shared/domain/dimension-labels.ts';
import { methodLabels, productLabel } from '../../shared/domain/products.ts';
import { attemptTable, factTables } from '../../shared/domain/tables.ts';

/** What people filter by, in the order they ask for it: dimensions of the attempts, in the table's own words. */
export const filterColumns = attemptTable.columns
  .filter((column) => column.role === 'dimension')
  .map((column) => ({ name: column.name, label: column.label }));

export function labelOfColumn(name: string): string {
  return factTables.flatMap(({ columns }) => columns).find((column) => column.name === name)?.label ?? name;
}

/** A stored value in the words of the screen. */
export function labelOfValue(column: string, value: string | null): string {
  if (value === null) return missingDimensionText;
  if (column === 'product') return productLabel(value);
  if (column === 'method') return methodLabels[value] ?? value;
  if (column === 'decline_cat') return (declineCategoryLabels as Readonly<Record<string, string>>)[value] ?? value;
  if (value === 'true') return 'yes';
  if (value === 'false') return 'no';
  return value;
}

/** Stored values of a column as a chip says them: two by name, more by number. */
export function chosenText(column: string, values: readonly (string | null)[]): string {
  const words = values.map((value) => labelOfValue(column, value));
  return words.length <= 2 ? words.join(', ') : `${words[0]} + ${words.length - 1}`;
}

/** A filter in words: "Partner Northbank, Lumen". */
export function filterText(filter: Filter): string {
  switch (filter.kind) {
    case 'compare':
      return `${labelOfColumn(filter.column)} ${filter.operator} ${filter.value}`;
    case 'contains':
      return `${labelOfColumn(filter.column)} contains ${filter.text}`;
    case 'missing':
      return `${labelOfColumn(filter.column)} missing`;
    case 'in':
      return `${labelOfColumn(filter.column)} ${chosenText(
        filter.column,
        filter.values.map((value) => (value === null ? null : String(value))),
      )}`;
    case 'not':
      return `not (${filterText(filter.part)})`;
    case 'all':
      return 'none';
    case 'and':
      return filter.parts.map(filterText).join(' · ');
    case 'or':
      return filter.parts.map(filterText).join(' or ');
  }
}
