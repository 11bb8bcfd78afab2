import { type BucketCalendar, bucketCalendar, bucketsBetween, nextBucket } from '../../../shared/calendar/bucket.ts';
import { dayNumber, millisecondsPerDay } from '../../../shared/calendar/day.ts';
import { startOfDay, zoneSpans } from '../../../shared/calendar/time-zone.ts';
import type { RateTable } from '../../../shared/query/plan-rates.ts';
import type { CalendarKind, Grain, Period } from '../../../shared/query/slice.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { cases } from '../../../shared/query/time-bucket.ts';
import type { WorkbookSettings } from '../../../shared/workbook/document.ts';

/** A period of a slice, laid over the days that hold data. Days are days since 1970-01-01; `to` is not included. */
export interface SliceWindow {
  readonly grain: Grain | null;
  readonly asked: { readonly from: number; readonly to: number } | null;
  /** The part of the asked period that may hold rows; null when none of it does. */
  readonly covered: { readonly from: number; readonly to: number } | null;
  readonly instants: { readonly from: number; readonly to: number } | null;
  /** Starts of the buckets that touch the covered days; null without a grain. */
  readonly buckets: readonly number[] | null;
  /** Local day of an instant among the covered days. */
  readonly localDay: (instant: number) => number;
  readonly zone: string;
  readonly calendar: BucketCalendar;
}

const hour = 3_600_000;

export function sliceWindow(
  period: Period | null,
  grain: Grain | null,
  data: { from: number; to: number } | null,
  settings: WorkbookSettings,
  kind: CalendarKind = 'calendar',
): SliceWindow {
  const { timeZone: zone } = settings;
  const calendar = bucketCalendar(kind, settings);
  const asked = period === null ? null : { from: dayNumber(period.from), to: dayNumber(period.to) };
  const covered = data === null ? null : intersect(asked ?? data, data);
  const instants = asked === null ? null : { from: startOfDay(zone, asked.from), to: startOfDay(zone, asked.to) };
  return {
    grain,
    asked,
    covered,
    instants,
    buckets: grain === null ? null : bucketStarts(grain, covered, zone, calendar),
    localDay: localDays(covered, zone),
    zone,
    calendar,
  };
}

/** Asking the time-zone library for each of thousands of hours takes longer than the query. */
function localDays(days: { from: number; to: number } | null, zone: string): (instant: number) => number {
  const spans = days === null ? [] : zoneSpans(zone, startOfDay(zone, days.from), startOfDay(zone, days.to));
  return (instant) =>
    Math.floor((instant + (spans.findLast((span) => span.from <= instant) ?? spans[0] ?? { offset: 0 }).offset) / millisecondsPerDay);
}

function intersect(left: { from: number; to: number }, right: { from: number; to: number }): { from: number; to: number } | null {
  const both = { from: Math.max(left.from, right.from), to: Math.min(left.to, right.to) };
  return both.from < both.to ? both : null;
}

function bucketStarts(grain: Grain, days: { from: number; to: number } | null, zone: string, calendar: BucketCalendar): number[] {
  if (days === null) return [];
  if (grain !== 'hour') return bucketsBetween(grain, days.from, days.to, calendar);
  const starts: number[] = [];
  const end = startOfDay(zone, days.to);
  for (let at = startOfDay(zone, days.from); at < end; at += hour) starts.push(at);
  return starts;
}

/** SQL that tells in which era of the plan rates a row lies; null when rates do not change. */
export function eraSql(rates: RateTable, timeColumn: string, zone: string): string | null {
  if (rates.eraStarts.length === 0) return null;
  const steps = [
    { from: Number.NEGATIVE_INFINITY, value: '0' },
    ...rates.eraStarts.map((day, index) => ({ from: startOfDay(zone, day), value: String(index + 1) })),
  ];
  return cases(quoteName(timeColumn), steps);
}

/** Days [from, to) that a bucket covers; without a grain those of the whole period. */
export function bucketDays(window: SliceWindow, bucket: number | null): { from: number; to: number } | null {
  if (bucket === null || window.grain === null) return window.asked ?? window.covered;
  if (window.grain === 'hour') {
    const day = window.localDay(bucket);
    return { from: day, to: day + 1 };
  }
  return { from: bucket, to: nextBucket(window.grain, bucket, window.calendar) };
}

/** Tells the position of a bucket in the asked period, by which two periods are laid beside each other. */
export function bucketPositions(window: SliceWindow): (bucket: number) => number {
  const days = window.asked ?? window.covered;
  if (days === null || window.grain === null) return () => 0;
  if (window.grain === 'hour') {
    const first = startOfDay(window.zone, days.from);
    return (bucket) => (bucket - first) / hour;
  }
  const positions = new Map(bucketsBetween(window.grain, days.from, days.to, window.calendar).map((start, index) => [start, index]));
  return (bucket) => positions.get(bucket) ?? -1;
}
