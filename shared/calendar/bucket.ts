import { dayParts, epochDay } from './day.ts';

/** Calendar buckets of whole days. */
export type DayGrain = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type WeekStart = 'monday' | 'sunday';

/**
 * How days are put into weeks, quarters and years. Fiscal: quarters and years begin with a month of the company's own (1..12).
 * ISO: weeks begin on Monday and a year is its 52 or 53 whole weeks.
 */
export type BucketCalendar =
  | { readonly kind: 'calendar'; readonly weekStart: WeekStart }
  | { readonly kind: 'fiscal'; readonly weekStart: WeekStart; readonly yearStartMonth: number }
  | { readonly kind: 'iso' };

/** A calendar with what a workbook says of its weeks and years. */
export function bucketCalendar(
  kind: BucketCalendar['kind'],
  settings: { readonly weekStart: WeekStart; readonly fiscalYearStartMonth: number },
): BucketCalendar {
  if (kind === 'iso') return { kind };
  const { weekStart, fiscalYearStartMonth } = settings;
  return kind === 'fiscal' ? { kind, weekStart, yearStartMonth: fiscalYearStartMonth } : { kind, weekStart };
}

/** A calendar, or the ordinary one by the day on which its weeks begin. */
export type Weeks = WeekStart | BucketCalendar;

const weekStartOf = (weeks: Weeks): WeekStart => (typeof weeks === 'string' ? weeks : weeks.kind === 'iso' ? 'monday' : weeks.weekStart);

/** Months between January and the month with which quarters and years begin. */
const monthShift = (weeks: Weeks): number => (typeof weeks !== 'string' && weeks.kind === 'fiscal' ? weeks.yearStartMonth - 1 : 0);

/** Longest ISO year: 53 weeks. */
const longestIsoYear = 371;

/** First day (days since 1970-01-01) of the bucket that holds this day. */
export function bucketStart(grain: DayGrain, day: number, weeks: Weeks = 'monday'): number {
  const { year, month, weekday } = dayParts(day);
  const since = (month - 1 - monthShift(weeks) + 12) % 12;
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return day - (weekStartOf(weeks) === 'monday' ? weekday - 1 : weekday % 7);
    case 'month':
      return epochDay(year, month, 1);
    case 'quarter':
      return epochDay(year, month - (since % 3), 1);
    case 'year':
      return typeof weeks !== 'string' && weeks.kind === 'iso' ? isoYearStart(day) : epochDay(year, month - since, 1);
  }
}

/** Monday of the week with January 4; the Thursday of a week tells its year. */
function isoYearStart(day: number): number {
  const { year } = dayParts(day - dayParts(day).weekday + 4);
  return bucketStart('week', epochDay(year, 1, 4), 'monday');
}

/** First day of the bucket after the one that holds this day. */
export function nextBucket(grain: DayGrain, day: number, weeks: Weeks = 'monday'): number {
  const start = bucketStart(grain, day, weeks);
  const { year, month } = dayParts(start);
  switch (grain) {
    case 'day':
      return start + 1;
    case 'week':
      return start + 7;
    case 'month':
      return epochDay(year, month + 1, 1);
    case 'quarter':
      return epochDay(year, month + 3, 1);
    case 'year':
      return typeof weeks !== 'string' && weeks.kind === 'iso' ? isoYearStart(start + longestIsoYear) : epochDay(year, month + 12, 1);
  }
}

/** First days of all buckets that touch [from, to). */
export function bucketsBetween(grain: DayGrain, from: number, to: number, weeks: Weeks = 'monday'): number[] {
  const starts: number[] = [];
  for (let start = bucketStart(grain, from, weeks); start < to; start = nextBucket(grain, start, weeks)) starts.push(start);
  return starts;
}
