import { type BucketCalendar, bucketStart, type DayGrain, nextBucket } from './bucket.ts';
import { dayParts } from './day.ts';
import { bucketLabel, shortMonthName } from './period.ts';

/** Name of the bucket that begins on this day, in its calendar: "Mar 9, 2026", "Q1 FY26", "FY26", "2026-W11". A fiscal year is named for the year in which it ends. */
export function bucketName(grain: DayGrain, start: number, calendar: BucketCalendar): string {
  const { year, month, day } = dayParts(start);
  if (grain === 'day') return `${shortMonthName(month)} ${day}, ${year}`;
  if (calendar.kind === 'iso' && grain === 'week') return isoWeekName(start);
  if (calendar.kind === 'iso' && grain === 'year') return `ISO ${dayParts(start + 3).year}`;
  if (calendar.kind === 'fiscal' && calendar.yearStartMonth !== 1 && grain === 'year') return fiscalYear(start, calendar);
  if (calendar.kind === 'fiscal' && calendar.yearStartMonth !== 1 && grain === 'quarter') {
    const months = (month - calendar.yearStartMonth + 12) % 12;
    return `Q${Math.floor(months / 3) + 1} ${fiscalYear(start, calendar)}`;
  }
  return grain === 'week' ? `${bucketLabel('week', start)}, ${year}` : bucketLabel(grain, start);
}

function fiscalYear(day: number, calendar: BucketCalendar): string {
  const last = nextBucket('year', day, calendar) - 1;
  return `FY${String(dayParts(last).year % 100).padStart(2, '0')}`;
}

/** "2026-W11": year and number of an ISO week that begins on this Monday. */
function isoWeekName(monday: number): string {
  const iso: BucketCalendar = { kind: 'iso' };
  const week = (monday - bucketStart('year', monday, iso)) / 7 + 1;
  return `${dayParts(monday + 3).year}-W${String(week).padStart(2, '0')}`;
}
