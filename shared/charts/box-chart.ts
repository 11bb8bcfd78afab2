import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, countText, nameOf, optional, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { sayFinding } from './say-finding.ts';
import { columnOf } from './slice-cells.ts';

export interface BoxWords extends ChartWords {
  /** The column behind the groups, for their names and for filters. */
  readonly dimension?: string;
}

/**
 * Exact quantiles by group, highest median first. Columns: `group` (text), `q1`, `median`, `q3`, and where known `low` and `high` (ends
 * of the whiskers), all in one unit; `n` (rows).
 */
export function boxChart(batch: ColumnBatch, words: BoxWords): ChartSpec {
  const { locale = 'en-US', dimension } = words;
  const [group, median] = [columnNamed(batch, 'group'), columnNamed(batch, 'median')];
  const [low, q1, q3, high, n] = ['low', 'q1', 'q3', 'high', 'n'].map((name) => columnOf(batch, name));
  const points = rowsOf(batch)
    .map((row): ChartPoint => {
      const { key, name } = nameOf(group, row, dimension);
      const y = valueOf(median, row);
      return {
        x: name,
        key,
        y,
        text: formatValue(y, median.unit, locale),
        low: optional(low, row),
        q1: optional(q1, row),
        q3: optional(q3, row),
        high: optional(high, row),
        n: countText(n, row, locale),
      };
    })
    .sort((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity));
  return sayFinding(
    {
      ...wordsOf(words),
      kind: 'box',
      xKind: 'category',
      unit: median.unit,
      series: [{ key: 'quantiles', label: 'Median', points, color: 0 }],
      ...(dimension === undefined ? {} : { dimension }),
    },
    words.title,
    locale,
  );
}
