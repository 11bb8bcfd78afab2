import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, countText, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartReference, ChartSeries, ChartSpec } from './chart-spec.ts';
import { loadDecimals, loadOf } from './kinds/latency.ts';
import { kneeOf } from './knee.ts';
import { valuedPoints } from './points.ts';
import { sayFinding } from './say-finding.ts';
import { columnOf } from './slice-cells.ts';

/**
 * Response times by load. Columns: `load_from` and `load_to` (requests per second; usually deciles of the minutes), `p95`, where known
 * `p50` and `p99` (all in one unit), `n` (minutes). The knee of p95 is found and marked.
 */
export function latencyChart(batch: ColumnBatch, words: ChartWords): ChartSpec {
  const { locale = 'en-US' } = words;
  const [from, to, n] = ['load_from', 'load_to', 'n'].map((name) => columnOf(batch, name));
  const unit = columnNamed(batch, 'p95').unit;
  const decimals = loadDecimals(Math.max(0, ...rowsOf(batch).map((row) => valueOf(to, row) ?? valueOf(from, row) ?? 0)));
  const load = (value: number) => formatValue(value, { kind: 'none' }, locale, { decimals });
  const lines = (['p99', 'p95', 'p50'] as const).flatMap((name, color): ChartSeries[] => {
    const column = columnOf(batch, name);
    if (column === undefined) return [];
    const points = rowsOf(batch).map((row): ChartPoint => {
      const [x, end, y] = [valueOf(from, row) ?? 0, valueOf(to, row), valueOf(column, row)];
      return {
        x,
        to: end,
        y,
        text: formatValue(y, unit, locale),
        label: `${load(x)} to ${load(end ?? x)} requests per second`,
        n: countText(n, row, locale),
      };
    });
    return [
      { key: name, label: name, points, color: name === 'p95' ? 0 : color === 0 ? 4 : 2, ...(name === 'p95' ? { emphasis: true } : {}) },
    ];
  });
  const main = valuedPoints(lines.find((line) => line.key === 'p95'));
  const knee = kneeOf(main.map((point) => [loadOf(point), point.y] as const));
  const mark: readonly ChartReference[] =
    knee === null ? [] : [{ value: knee[0], label: `knee at ${load(knee[0])} requests per second`, tone: 'average', axis: 'x' }];
  return sayFinding(
    {
      ...wordsOf(words),
      kind: 'latency',
      xKind: 'number',
      xLabel: 'Load, requests per second',
      xUnit: { kind: 'none' },
      unit,
      series: lines,
      references: [...(words.references ?? []), ...mark],
    },
    words.title,
    locale,
  );
}
