import { bucketStart, nextBucket, type WeekStart } from './bucket.ts';
import { addDays, addMonths, dayNumber, dayParts, formatDay, parseDay } from './day.ts';

/** [from, to) as YYYY-MM-DD. */
export interface DayPeriod {
  readonly from: string;
  readonly to: string;
}

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

export const monthName = (month: number): string => monthNames[month - 1] ?? '';
export const shortMonthName = (month: number): string => monthName(month).slice(0, 3);

export function daysIn(period: DayPeriod): number {
  return dayNumber(period.to) - dayNumber(period.from);
}

/** What is wrong with a period, as words; null when it is a period. */
export function periodProblem(period: DayPeriod): string | null {
  const from = parseDay(period.from);
  const to = parseDay(period.to);
  if (from === null) return `${period.from} is not a day`;
  if (to === null) return `${period.to} is not a day`;
  return from < to ? null : 'it ends before it begins';
}

/** Whole months a period spans; null when it does not begin and end on the first of a month. */
export function wholeMonths(period: DayPeriod): number | null {
  const from = dayParts(dayNumber(period.from));
  const to = dayParts(dayNumber(period.to));
  return from.day === 1 && to.day === 1 ? (to.year - from.year) * 12 + to.month - from.month : null;
}

/** The period of the same length that ends where this one begins: whole months before whole months, else as many days. */
export function previousPeriod(period: DayPeriod): DayPeriod {
  const months = wholeMonths(period);
  return { from: months === null ? addDays(period.from, -daysIn(period)) : addMonths(period.from, -months), to: period.from };
}

/** The same calendar days one year before; Feb 29 becomes Feb 28. */
export function samePeriodLastYear(period: DayPeriod): DayPeriod {
  return { from: addMonths(period.from, -12), to: addMonths(period.to, -12) };
}

/** "March 2026", "Q1 2026", "2026", "Mar 9, 2026" or "Mar 9 – 15, 2026": the shortest exact name of a period. */
export function periodLabel(period: DayPeriod): string {
  const first = dayNumber(period.from);
  const end = dayNumber(period.to);
  const from = dayParts(first);
  const last = dayParts(end - 1);
  if (isBucket('month', first, end)) return `${monthName(from.month)} ${from.year}`;
  if (isBucket('quarter', first, end)) return `Q${Math.ceil(from.month / 3)} ${from.year}`;
  if (isBucket('year', first, end)) return `${from.year}`;
  const right = `${last.day}, ${last.year}`;
  if (end - first === 1) return `${shortMonthName(from.month)} ${right}`;
  if (from.year !== last.year) return `${shortMonthName(from.month)} ${from.day}, ${from.year} – ${shortMonthName(last.month)} ${right}`;
  return `${shortMonthName(from.month)} ${from.day} – ${from.month === last.month ? '' : `${shortMonthName(last.month)} `}${right}`;
}

/** Name of the bucket that begins on this day: "Mar 9" for a day or week, "Mar 2026", "Q1 2026", "2026". */
export function bucketLabel(grain: 'day' | 'week' | 'month' | 'quarter' | 'year', day: number): string {
  const { year, month, day: date } = dayParts(day);
  switch (grain) {
    case 'day':
    case 'week':
      return `${shortMonthName(month)} ${date}`;
    case 'month':
      return `${shortMonthName(month)} ${year}`;
    case 'quarter':
      return `Q${Math.ceil(month / 3)} ${year}`;
    case 'year':
      return `${year}`;
  }
}

/** The bucket of a grain that holds this day, as a period. */
export function bucketPeriod(
  grain: 'day' | 'week' | 'month' | 'quarter' | 'year',
  text: string,
  weekStart: WeekStart = 'monday',
): DayPeriod {
  const day = dayNumber(text);
  return { from: formatDay(bucketStart(grain, day, weekStart)), to: formatDay(nextBucket(grain, day, weekStart)) };
}

function isBucket(grain: 'month' | 'quarter' | 'year', first: number, end: number): boolean {
  return bucketStart(grain, first) === first && nextBucket(grain, first) === end;
}
