import { type ColumnBatch, columnNamed } from '../base/column-batch.ts';
import { bucketLabel } from '../calendar/period.ts';
import { formatValue } from '../query/format-value.ts';
import { type ChartWords, countText, rowsOf, valueOf, wordsOf } from './batch-chart.ts';
import type { ChartPoint, ChartSeries, ChartSpec } from './chart-spec.ts';
import { sayFinding } from './say-finding.ts';
import { cellOf } from './slice-cells.ts';

export interface CohortWords extends ChartWords {
  /** How ages are counted: "month". */
  readonly age: 'day' | 'week' | 'month';
}

/**
 * A rate by month of origin and by age. Columns: `vintage` (day: first of the month), `age` (whole units since, from 0), `numerator` and
 * `denominator` (up to that age), `complete` (false = the age is not over yet). An age without a row has not been reached: it stays empty.
 */
export function cohortChart(batch: ColumnBatch, words: CohortWords): ChartSpec {
  const { locale = 'en-US' } = words;
  const [vintage, age, numerator, denominator] = ['vintage', 'age', 'numerator', 'denominator'].map((name) => columnNamed(batch, name));
  const isBps = words.yLabel.endsWith(', bps');
  const unit = isBps ? ({ kind: 'bps' } as const) : ({ kind: 'ratio' } as const);
  const ages = [...new Set(rowsOf(batch).map((row) => valueOf(age, row) ?? 0))].sort((a, b) => a - b);
  const rows = new Map<number, Map<number, ChartPoint>>();
  for (const row of rowsOf(batch)) {
    const [day, at] = [valueOf(vintage, row) ?? 0, valueOf(age, row) ?? 0];
    const [top, below] = [valueOf(numerator, row), valueOf(denominator, row)];
    const y = top === null || below === null || below === 0 ? null : (top / below) * (isBps ? 10_000 : 1);
    const counts = `${countText(numerator, row, locale) ?? '–'} of ${countText(denominator, row, locale) ?? '–'}`;
    const text = formatValue(y, unit, locale);
    const point: ChartPoint = {
      x: String(at),
      y,
      text,
      exact: `${text} (${counts})`,
      n: countText(denominator, row, locale),
      label: `${bucketLabel('month', day)}, ${words.age} ${at}`,
      ...(cellOf(batch, 'complete', row) === false ? { partial: true } : {}),
    };
    rows.set(day, (rows.get(day) ?? new Map<number, ChartPoint>()).set(at, point));
  }
  const series = [...rows]
    .sort(([a], [b]) => a - b)
    .map(
      ([day, points]): ChartSeries => ({
        key: String(day),
        label: bucketLabel('month', day),
        points: ages.flatMap((at) => points.get(at) ?? []),
      }),
    );
  return sayFinding(
    { ...wordsOf(words), kind: 'cohort', xKind: 'category', unit, xLabel: `Age, ${words.age}s`, series, ramp: { kind: 'sequential' } },
    words.title,
    locale,
  );
}
