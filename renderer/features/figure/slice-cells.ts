import { type CellValue, type ColumnBatch, cellAt } from '../../../shared/base/column-batch.ts';
import type { Unit } from '../../../shared/base/column-batch.ts';
import type { SliceResult } from '../../../shared/query/slice.ts';
import { type Change, changeOf } from '../../ui/number/change-of.ts';

export type MetricPart = 'value' | 'numerator' | 'denominator' | 'n' | 'base' | 'base_numerator' | 'base_denominator';

function columnName(metric: string, part: MetricPart): string {
  return part === 'value' ? metric : `${metric}.${part}`;
}

/** A column of a slice result by metric and part; undefined when the slice did not ask for it. */
export function metricColumn(batch: ColumnBatch, metric: string, part: MetricPart = 'value') {
  const name = columnName(metric, part);
  return batch.columns.find((column) => column.name === name);
}

export interface MetricCell {
  readonly value: CellValue;
  readonly unit: Unit;
}

/** One figure of a slice result: a row, or the total. Null when the column is not there. */
export function metricValue(result: SliceResult, metric: string, row: number | 'total', part: MetricPart = 'value'): MetricCell | null {
  const column = metricColumn(row === 'total' ? result.totals : result.rows, metric, part);
  return column === undefined ? null : { value: cellAt(column, row === 'total' ? 0 : row), unit: column.unit };
}

/** Change against the comparison period that the slice carries. */
export function metricChange(
  result: SliceResult,
  metric: string,
  row: number | 'total',
  direction: 'up' | 'down' | 'info',
  precision: 'short' | 'full' = 'short',
): Change | null {
  const now = metricValue(result, metric, row);
  const base = metricValue(result, metric, row, 'base');
  return now === null || base === null ? null : changeOf(now.value, base.value, now.unit, direction, precision);
}
