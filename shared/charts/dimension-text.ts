import { declineCategoryLabel } from '../domain/decline-taxonomy.ts';
import { methodLabels, productLabel } from '../domain/products.ts';
import { factTables } from '../domain/tables.ts';

/** A stored value as people call it: "co_brand" of product is "Co-brand card"; a missing one is "(none)". */
export function dimensionText(dimension: string, value: string | number | bigint | boolean | null): string {
  if (value === null || value === '') return '(none)';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const text = String(value);
  switch (dimension) {
    case 'product':
      return productLabel(text);
    case 'method':
      return methodLabels[text] ?? text;
    case 'decline_cat':
      return declineCategoryLabel(text);
    default:
      return text;
  }
}

/** The name of a dimension within a sentence: "partner", "merchant account", "BIN". */
export function dimensionName(dimension: string): string {
  const label =
    factTables.flatMap((table) => table.columns).find((column) => column.name === dimension)?.label ?? dimension.replace(/^x_/, '');
  return /^[A-Z]{2,}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
