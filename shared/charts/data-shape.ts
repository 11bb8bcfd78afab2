import { faceOf } from '../metrics/metric-face.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';
import { parseWorked } from '../query/worked-column.ts';
import { cellOf, columnOf, metricUnit, numberAt } from './slice-cells.ts';

/** What a result is like, as far as it decides which charts fit. */
export interface DataShape {
  /** Periods along time; 0 = not over time. */
  readonly periods: number;
  /** Members of the first dimension, and of the second; 0 = no such dimension. */
  readonly groups: number;
  readonly parts: number;
  readonly metrics: number;
  /** Values add up to the whole (counts, amounts). */
  readonly isAdditive: boolean;
  readonly hasNegative: boolean;
  /** Shares of a known number of cases, so that they have an interval. */
  readonly hasInterval: boolean;
  readonly hasComparison: boolean;
  readonly hasTarget: boolean;
  /** The first dimension is steps of equal width of a number. */
  readonly isStepped: boolean;
  /** Counts or amounts without groups in one unit, none larger than the one before it; 0 = they are no stages. */
  readonly stages: number;
}

/** The shape of a slice's result; `hasTarget` = a level to reach is known for its metric. */
export function dataShape(slice: SliceSpec, result: SliceResult, hasTarget = false): DataShape {
  const id = slice.metrics[0] ?? '';
  const column = columnOf(result.rows, id);
  const distinct = (name: string | undefined) => {
    if (name === undefined) return 0;
    return new Set(Array.from({ length: result.rows.rowCount }, (_, row) => String(cellOf(result.rows, name, row)))).size;
  };
  const values = column === undefined ? [] : Array.from({ length: result.rows.rowCount }, (_, row) => numberAt(column, row));
  return {
    periods: slice.grain === null ? 0 : distinct('period'),
    groups: distinct(slice.by[0]),
    parts: distinct(slice.by[1]),
    metrics: slice.metrics.length,
    isAdditive: faceOf(result.lineage, id).kind === 'additive',
    hasNegative: values.some((value) => value !== null && value < 0),
    hasInterval: metricUnit(result, id).kind === 'ratio' && columnOf(result.rows, `${id}.denominator`) !== undefined,
    hasComparison: slice.compare !== undefined && slice.compare !== null,
    hasTarget,
    isStepped: parseWorked(slice.by[0] ?? '')?.kind === 'bin',
    stages: stagesOf(slice, result),
  };
}

function stagesOf({ by, grain, metrics }: SliceSpec, result: SliceResult): number {
  if (by.length > 0 || grain !== null || result.totals.rowCount === 0) return 0;
  const units = new Set(metrics.map((id) => JSON.stringify(metricUnit(result, id))));
  const values = metrics.map((id) => {
    const column = columnOf(result.totals, id);
    const { kind } = metricUnit(result, id);
    return column === undefined || (kind !== 'count' && kind !== 'money') ? null : numberAt(column, 0);
  });
  const isFalling = values.every((value, at) => value !== null && value >= 0 && value <= (values[at - 1] ?? Infinity));
  return units.size === 1 && isFalling ? metrics.length : 0;
}
