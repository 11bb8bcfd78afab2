import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, nameOf, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { sayFinding } from './say-finding.ts';
import { markWords } from './value-words.ts';

/** Stages in their order, each a part of the one before. Columns: `stage` (text), `count` (or an amount). */
export function funnelChart(batch: ColumnBatch, words: ChartWords): ChartSpec {
  const { locale = 'en-US' } = words;
  const [stage, count] = [columnNamed(batch, 'stage'), columnNamed(batch, 'count')];
  const unit = count.unit.kind === 'none' ? ({ kind: 'count' } as const) : count.unit;
  const points = rowsOf(batch).map((row): ChartPoint => {
    const { name, key } = nameOf(stage, row, undefined);
    const y = valueOf(count, row);
    return { x: name, key, y, text: markWords(y, unit, locale), exact: formatValue(y, unit, locale) };
  });
  const label = words.yLabel.split(', ')[0] ?? words.yLabel;
  return sayFinding(
    { ...wordsOf(words), kind: 'funnel', xKind: 'category', unit, series: [{ key: 'stages', label, points, color: 0 }] },
    words.title,
    locale,
  );
}
