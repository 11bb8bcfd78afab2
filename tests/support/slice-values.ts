import { type CellValue, cellAt, type ColumnBatch, columnNamed } from '../../shared/base/column-batch.ts';
import type { SliceResult, SliceSpec } from '../../shared/query/slice.ts';
import { formatDay } from '../../shared/calendar/day.ts';

/** One cell by column name; days as text. */
export function cell(batch: ColumnBatch, name: string, row = 0): CellValue {
  const column = columnNamed(batch, name);
  const value = cellAt(column, row);
  return column.type === 'day' && typeof value === 'number' ? formatDay(value) : value;
}

/** Rows as arrays of the named columns, for comparing with a table written by hand. */
export function table(result: SliceResult, ...names: readonly string[]): CellValue[][] {
  return Array.from({ length: result.rows.rowCount }, (_, row) => names.map((name) => cell(result.rows, name, row)));
}

/** [value, numerator, denominator, n] of a metric in the totals. */
export function total(result: SliceResult, metric: string): CellValue[] {
  return ['', '.numerator', '.denominator', '.n'].map((suffix) => cell(result.totals, `${metric}${suffix}`));
}

export const sliceOf = (metric: string | readonly string[], more: Partial<SliceSpec> = {}): SliceSpec => ({
  metrics: typeof metric === 'string' ? [metric] : metric,
  by: [],
  grain: null,
  period: null,
  where: { kind: 'all' },
  ...more,
});
