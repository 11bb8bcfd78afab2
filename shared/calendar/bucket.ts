import { dayParts, epochDay } from './day.ts';

/** Calendar buckets of whole days. */
export type DayGrain = 'day' | 'week' | 'month' | 'quarter' | 'year';
export type WeekStart = 'monday' | 'sunday';

/** First day (days since 1970-01-01) of the bucket that holds this day. */
export function bucketStart(grain: DayGrain, day: number, weekStart: WeekStart = 'monday'): number {
  const { year, month, weekday } = dayParts(day);
  switch (grain) {
    case 'day':
      return day;
    case 'week':
      return day - (weekStart === 'monday' ? weekday - 1 : weekday % 7);
    case 'month':
      return epochDay(year, month, 1);
    case 'quarter':
      return epochDay(year, month - ((month - 1) % 3), 1);
    case 'year':
      return epochDay(year, 1, 1);
  }
}

/** First day of the bucket after the one that holds this day. */
export function nextBucket(grain: DayGrain, day: number, weekStart: WeekStart = 'monday'): number {
  const start = bucketStart(grain, day, weekStart);
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
      return epochDay(year + 1, 1, 1);
  }
}

/** First days of all buckets that touch [from, to). */
export function bucketsBetween(grain: DayGrain, from: number, to: number, weekStart: WeekStart = 'monday'): number[] {
  const starts: number[] = [];
  for (let start = bucketStart(grain, from, weekStart); start < to; start = nextBucket(grain, start, weekStart)) starts.push(start);
  return starts;
}
