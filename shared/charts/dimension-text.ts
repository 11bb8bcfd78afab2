import { dimensionValueLabel, missingDimensionText } from '../domain/dimension-labels.ts';
import { factTables } from '../domain/tables.ts';

/** A stored value as people call it: "co_brand" of product is "Co-brand card"; a missing one is "(none)". */
export function dimensionText(dimension: string, value: string | number | bigint | boolean | null): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null || value === '' ? missingDimensionText : dimensionValueLabel(dimension, String(value));
}

/** The name of a dimension within a sentence: "partner", "merchant account", "BIN". */
export function dimensionName(dimension: string): string {
  const label =
    factTables.flatMap((table) => table.columns).find((column) => column.name === dimension)?.label ?? dimension.replace(/^x_/, '');
  return /^[A-Z]{2,}/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
