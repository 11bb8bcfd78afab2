import { cellAt, columnNamed } from '../base/column-batch.ts';
import { type BucketCalendar, bucketsBetween, nextBucket } from '../calendar/bucket.ts';
import { dayNumber, formatDay } from '../calendar/day.ts';
import type { Period } from '../query/slice.ts';
import type { PivotPlace } from './pivot-index.ts';

export interface CellPeriods {
  readonly period: Period | null;
  readonly compare: Period | null;
}

/** The part of the pivot's periods that a cell stands on: its bucket, and the one at the same place of the period it is compared with. */
export function cellPeriods({ grain: { slice, result }, row }: PivotPlace, calendar: BucketCalendar, compare: Period | null): CellPeriods {
  const { grain, period } = slice;
  if (row === 'total' || grain === null || grain === 'hour' || period === null) return { period, compare };
  const start = Number(cellAt(columnNamed(result.rows, 'period'), row) ?? 0);
  const own = within(start, nextBucket(grain, start, calendar), period);
  if (compare === null) return { period: own, compare };
  const at = bucketsBetween(grain, dayNumber(period.from), dayNumber(period.to), calendar).indexOf(start);
  const base = bucketsBetween(grain, dayNumber(compare.from), dayNumber(compare.to), calendar)[at];
  return { period: own, compare: base === undefined ? null : within(base, nextBucket(grain, base, calendar), compare) };
}

function within(from: number, to: number, asked: Period): Period {
  return { from: formatDay(Math.max(from, dayNumber(asked.from))), to: formatDay(Math.min(to, dayNumber(asked.to))) };
}
