import { products } from '../domain/products.ts';
import { paletteIndex } from './chart-theme.ts';

/** Where a value of a dimension stands in the palette; undefined = by its place on the chart. */
export type SeriesColors = (dimension: string, value: string) => number | undefined;

/** A partner and a product keep their color on every chart of a workbook; `partners` are all that its extracts hold. */
export function seriesColors(partners: readonly string[]): SeriesColors {
  return (dimension, value) => {
    if (dimension === 'partner') return paletteIndex(value, partners);
    if (dimension !== 'product') return undefined;
    const at = products.findIndex((product) => product.id === value);
    return at < 0 ? undefined : at;
  };
}
