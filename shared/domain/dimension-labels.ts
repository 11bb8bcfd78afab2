import { declineCategoryLabel } from './decline-taxonomy.ts';
import { methodLabels, productLabel } from './products.ts';

/** How a missing dimension value is called. */
export const missingDimensionText = '(none)';

/** Words for a stored dimension value: products, methods and decline categories have labels, everything else is shown as stored. */
export function dimensionValueLabel(column: string, value: string | null): string {
  if (value === null) return missingDimensionText;
  if (column === 'product') return productLabel(value);
  if (column === 'method') return methodLabels[value] ?? value;
  if (column === 'decline_cat') return declineCategoryLabel(value);
  return value;
}
