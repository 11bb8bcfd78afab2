import { cellAt } from '../../../shared/base/column-batch.ts';
import { numberAt } from '../../../shared/charts/slice-cells.ts';
import { contribution } from '../../../shared/metrics/contribution.ts';
import type { SliceResult } from '../../../shared/query/slice.ts';
import { type MetricPart, metricColumn } from '../figure/index.ts';

/** A value of a dimension with what it weighs and what it did. */
export interface LeaderLine {
  readonly row: number;
  readonly value: string | null;
  /** By which lines are ranked. */
  readonly size: number;
  /** Of all that is counted, 0 to 1; null where parts are no share of the whole. */
  readonly share: number | null;
  /** To the change of the whole: in the metric's unit for ratios, as a share of the whole before for sums. */
  readonly contribution: number | null;
}

const cellIn = (batch: SliceResult['rows'], metric: string, part: MetricPart, row: number): number | null => {
  const column = metricColumn(batch, metric, part);
  return column === undefined ? null : (numberAt(column, row) ?? null);
};

/** Lines of a leaderboard, the heaviest (or the highest) first. */
export function leaderLines(result: SliceResult, metric: string, by: string, rank: 'weight' | 'value'): readonly LeaderLine[] {
  const dimension = result.rows.columns.find((column) => column.name === by);
  if (dimension === undefined || metricColumn(result.rows, metric) === undefined) return [];
  const hasWeight = metricColumn(result.rows, metric, 'denominator') !== undefined;
  const parts = (batch: SliceResult['rows'], row: number) => ({
    value: cellIn(batch, metric, 'value', row),
    base: cellIn(batch, metric, 'base', row),
    weight: hasWeight ? cellIn(batch, metric, 'denominator', row) : null,
    baseWeight: hasWeight ? cellIn(batch, metric, 'base_denominator', row) : null,
  });
  const whole = parts(result.totals, 0);
  const all = hasWeight ? whole.weight : whole.value;
  return Array.from({ length: result.rows.rowCount }, (_, row): LeaderLine => {
    const part = parts(result.rows, row);
    const value = cellAt(dimension, row);
    const weight = hasWeight ? part.weight : part.value;
    return {
      row,
      value: value === null ? null : String(value),
      size: (rank === 'value' ? part.value : weight) ?? 0,
      share: all === null || all <= 0 || weight === null ? null : weight / all,
      contribution: contribution(part, whole),
    };
  })
    .filter((line) => rank === 'weight' || line.value !== null)
    .sort((left, right) => right.size - left.size);
}
