import { cellAt, columnNamed } from '../base/column-batch.ts';
import { nextBucket, type Weeks } from '../calendar/bucket.ts';
import { formatDay } from '../calendar/day.ts';
import { factTable, type FactTableName } from '../domain/tables.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import type { RowsPart, RowsSpec } from '../query/rows-spec.ts';
import type { Grain, Period, SliceResult, SliceSpec } from '../query/slice.ts';
import { otherText } from './slice-rows.ts';

/** A figure of a slice: a metric in a row of `result.rows`, or in the total. */
export interface SliceCell {
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  readonly metric: string;
  readonly table: FactTableName;
  readonly row: number | 'total';
}

/** Exactly the rows behind a figure of a slice: its filter, its segment, its bucket. */
export function cellRows({ slice, result, metric, table, row }: SliceCell, part: RowsPart, weeks: Weeks): RowsSpec {
  const keys = row === 'total' ? everything : keyFilter(slice, result, row);
  const time = timeOf(slice, result, row, table, weeks);
  return { table, where: allOf(slice.where, keys, time.where), period: time.period, metric, part, sort: null };
}

/** The filter that narrows a slice to the segment of one of its rows, "Other" included. */
export function keyFilter(slice: SliceSpec, result: SliceResult, row: number): Filter {
  if (slice.by.length === 0) return everything;
  const key = keyAt(slice, result, row);
  const isFolded = result.notes.some(({ code }) => code === 'TOP_N');
  if (!isFolded || !key.every((value) => value === otherText)) return isKey(slice.by, key);
  const others = new Map<string, Filter>();
  for (let index = 0; index < result.rows.rowCount; index++) {
    const other = keyAt(slice, result, index);
    if (!other.every((value) => value === otherText)) others.set(JSON.stringify(other), isKey(slice.by, other));
  }
  return { kind: 'not', part: { kind: 'or', parts: [...others.values()] } };
}

function keyAt(slice: SliceSpec, { rows }: SliceResult, row: number): (string | null)[] {
  return slice.by.map((name) => {
    const value = cellAt(columnNamed(rows, name), row);
    return value === null ? null : String(value);
  });
}

function isKey(by: readonly string[], key: readonly (string | null)[]): Filter {
  return allOf(...by.map((column, index): Filter => ({ kind: 'in', column, values: [key[index] ?? null] })));
}

interface CellTime {
  readonly period: Period | null;
  readonly where: Filter;
}

const hour = 3_600_000;

function timeOf(slice: SliceSpec, result: SliceResult, row: number | 'total', table: FactTableName, weeks: Weeks): CellTime {
  const { grain, period } = slice;
  if (grain === null) return { period, where: everything };
  const starts = columnNamed(result.rows, 'period');
  const from = (index: number): number => Number(cellAt(starts, index) ?? 0);
  if (row !== 'total') return { period: within(bucketPeriod(grain, from(row), weeks), period), where: hourFilter(grain, from(row), table) };
  if (period !== null || result.rows.rowCount === 0) return { period, where: everything };
  // A figure over time leaves out rows without one: the total's period is that of all its buckets.
  const all = Array.from({ length: result.rows.rowCount }, (_, index) => from(index));
  const [first, last] = [Math.min(...all), Math.max(...all)];
  const end = bucketPeriod(grain, last, weeks);
  const begin = bucketPeriod(grain, first, weeks);
  return begin === null || end === null
    ? { period: null, where: hasTime(table) }
    : { period: { from: begin.from, to: end.to }, where: everything };
}

/** Days of a bucket; null for an hour, which is no whole day. */
function bucketPeriod(grain: Grain, start: number, weeks: Weeks): Period | null {
  return grain === 'hour' ? null : { from: formatDay(start), to: formatDay(nextBucket(grain, start, weeks)) };
}

/** The part of a bucket that lies in the asked period. */
function within(bucket: Period | null, asked: Period | null): Period | null {
  if (bucket === null || asked === null) return bucket ?? asked;
  return { from: bucket.from > asked.from ? bucket.from : asked.from, to: bucket.to < asked.to ? bucket.to : asked.to };
}

const hasTime = (table: FactTableName): Filter => ({ kind: 'not', part: { kind: 'missing', column: factTable(table).timeColumn } });

function hourFilter(grain: Grain, start: number, table: FactTableName): Filter {
  if (grain !== 'hour') return everything;
  const column = factTable(table).timeColumn;
  const instant = (at: number): string => new Date(at).toISOString();
  return allOf(
    { kind: 'compare', column, operator: '>=', value: instant(start) },
    { kind: 'compare', column, operator: '<', value: instant(start + hour) },
  );
}
