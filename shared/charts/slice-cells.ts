import { type CellValue, cellAt, type Column, type ColumnBatch, type Unit } from '../base/column-batch.ts';
import { millisecondsPerDay } from '../calendar/day.ts';
import { bucketLabel, bucketPeriod, periodLabel } from '../calendar/period.ts';
import { formatDay } from '../calendar/day.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import { formatValue, type Showable } from '../query/format-value.ts';
import type { Grain, SliceColumn, SliceResult } from '../query/slice.ts';

/** One cell of a result as it is shown: money in exact text where its sum passes 64 bits. */
export function showableAt(column: Column, row: number): Showable {
  const value = cellAt(column, row);
  if (value === null || typeof value === 'boolean') return null;
  if (column.type === 'money') return column.text?.[row] ?? value;
  return value;
}

/** The number behind a cell, in major units for money; for axes and spreadsheets, not for sums. */
export function numberAt(column: Column, row: number): number | null {
  const value = showableAt(column, row);
  if (value === null) return null;
  return column.type === 'money' && typeof value === 'bigint' ? Number(value) / 1e6 : Number(value);
}

export function columnOf(batch: ColumnBatch, name: string): Column | undefined {
  return batch.columns.find((column) => column.name === name);
}

export function cellOf(batch: ColumnBatch, name: string, row: number): CellValue {
  const column = columnOf(batch, name);
  return column === undefined ? null : cellAt(column, row);
}

/** Wall-clock milliseconds of a bucket: days as they are, hours moved into the workbook's zone. */
export function bucketTime(column: Column, row: number, timeZone: string): number {
  const value = Number(cellAt(column, row) ?? 0);
  return column.type === 'day' ? value * millisecondsPerDay : value + offsetAt(timeZone, value);
}

/** A bucket in words: "week of Mar 2, 2026", "Mar 2026", "Feb 4, 20:00". */
export function bucketText(at: number, grain: Grain | null): string {
  const day = Math.floor(at / millisecondsPerDay);
  if (grain === 'hour') return `${bucketLabel('day', day)}, ${String(new Date(at).getUTCHours()).padStart(2, '0')}:00`;
  const text = formatDay(day);
  if (grain === 'day' || grain === null) return periodLabel(bucketPeriod('day', text));
  return grain === 'week' ? `week of ${periodLabel(bucketPeriod('day', text))}` : bucketLabel(grain, day);
}

export function sliceColumn(result: SliceResult, kind: SliceColumn['kind'], metric: string): SliceColumn | undefined {
  return result.columns.find((column) => column.kind === kind && column.metric === metric);
}

export function metricUnit(result: SliceResult, metric: string): Unit {
  return sliceColumn(result, 'metric', metric)?.unit ?? columnOf(result.rows, metric)?.unit ?? { kind: 'none' };
}

/** A ratio with what it is made of: "89.525 % (8,952,514 of 10,000,016)". */
export function exactText(batch: ColumnBatch, metric: string, unit: Unit, row: number, locale: string): string {
  const value = columnOf(batch, metric);
  const numerator = columnOf(batch, `${metric}.numerator`);
  const denominator = columnOf(batch, `${metric}.denominator`);
  const text =
    value === undefined
      ? formatValue(null, unit)
      : formatValue(showableAt(value, row), unit, locale, unit.kind === 'ratio' ? { decimals: 3 } : {});
  if (numerator === undefined || denominator === undefined || (unit.kind !== 'ratio' && unit.kind !== 'bps')) return text;
  const part = (column: Column) =>
    formatValue(showableAt(column, row), column.unit.kind === 'none' ? { kind: 'count' } : column.unit, locale);
  return `${text} (${part(numerator)} of ${part(denominator)})`;
}
