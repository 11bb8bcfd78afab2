import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartReference, ChartSpec } from './chart-spec.ts';
import { binWords } from './kinds/histogram.ts';
import { sayFinding } from './say-finding.ts';

export interface HistogramWords extends ChartWords {
  /** What is counted in bins, then its unit after a comma: "Latency, ms". */
  readonly xLabel: string;
  /** Exact quantiles to mark, as fractions and values in the unit of the bins. */
  readonly quantiles?: readonly { readonly quantile: number; readonly value: number }[];
}

/**
 * Rows of one number counted in bins, in order. Columns: `from` and `to` (lower and upper end, in the unit of the column; a missing
 * `to` = all above), `count` (rows in [from, to)).
 */
export function histogramChart(batch: ColumnBatch, words: HistogramWords): ChartSpec {
  const { locale = 'en-US' } = words;
  const [from, to, count] = ['from', 'to', 'count'].map((name) => columnNamed(batch, name));
  const xUnit = from?.unit ?? { kind: 'none' };
  const shape = { xUnit } as ChartSpec;
  const points = rowsOf(batch).map((row): ChartPoint => {
    const [x, end, y] = [valueOf(from, row) ?? 0, valueOf(to, row), valueOf(count, row)];
    const label = binWords(x, end, shape, locale);
    return { x, to: end, y, text: formatValue(y, { kind: 'count' }, locale), label };
  });
  const marks = (words.quantiles ?? []).map(
    ({ quantile, value }): ChartReference => ({
      value,
      label: `${quantileName(quantile)} ${formatValue(value, xUnit, locale)}`,
      tone: 'average',
      axis: 'x',
    }),
  );
  return sayFinding(
    {
      ...wordsOf(words),
      kind: 'histogram',
      xKind: 'number',
      xLabel: words.xLabel,
      xUnit,
      unit: { kind: 'count' },
      series: [{ key: 'bins', label: words.yLabel, points, color: 0 }],
      references: [...(words.references ?? []), ...marks],
    },
    words.title,
    locale,
  );
}

/** "median", "p95". */
export function quantileName(quantile: number): string {
  return quantile === 0.5 ? 'median' : `p${Number((quantile * 100).toFixed(2))}`;
}
