import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, nameOf, optional, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { sayFinding } from './say-finding.ts';
import { columnOf } from './slice-cells.ts';

export interface BulletWords extends ChartWords {
  /** The column behind the groups, for their names and for filters. */
  readonly dimension?: string;
}

/**
 * Values against their targets, in the order in which they come. Columns: `group` (text), `value`, `target` (missing = none), all in one
 * unit; `band_1`, `band_2` where known: the upper ends of the bands from the left.
 */
export function bulletChart(batch: ColumnBatch, words: BulletWords): ChartSpec {
  const { locale = 'en-US', dimension, direction } = words;
  const [group, value] = [columnNamed(batch, 'group'), columnNamed(batch, 'value')];
  const target = columnOf(batch, 'target');
  const bands = batch.columns.filter((column) => column.name.startsWith('band_'));
  const sign = direction === 'up' ? '≥ ' : direction === 'down' ? '≤ ' : '';
  const points = rowsOf(batch).map((row): ChartPoint => {
    const { key, name } = nameOf(group, row, dimension);
    const [y, level] = [valueOf(value, row), optional(target, row)];
    return {
      x: name,
      key,
      y,
      text: formatValue(y, value.unit, locale),
      ...(level === undefined ? {} : { target: level, targetText: `${sign}${formatValue(level, value.unit, locale)}` }),
      ...(bands.length === 0 ? {} : { bands: bands.flatMap((band) => valueOf(band, row) ?? []) }),
    };
  });
  const label = words.yLabel.split(', ')[0] ?? words.yLabel;
  return sayFinding(
    {
      ...wordsOf(words),
      kind: 'bullet',
      xKind: 'category',
      unit: value.unit,
      series: [{ key: 'value', label, points }],
      ...(dimension === undefined ? {} : { dimension }),
    },
    words.title,
    locale,
  );
}
