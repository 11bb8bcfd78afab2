import { describe, expect, it } from 'vitest';
import { bucketStart, bucketsBetween, nextBucket } from '../../shared/calendar/bucket.ts';
import { businessDaysBetween, businessDaysLater } from '../../shared/calendar/business-day.ts';
import { addMonths, dayNumber, dayParts, formatDay, parseDay } from '../../shared/calendar/day.ts';
import { periodLabel, periodProblem, previousPeriod, samePeriodLastYear } from '../../shared/calendar/period.ts';
import { isTimeZone, localDay, offsetAt, startOfDay, zoneSpans } from '../../shared/calendar/time-zone.ts';

const hour = 3_600_000;
const newYork = 'America/New_York';

describe('days', () => {
  it('knows calendar days', () => {
    expect(parseDay('1970-01-02')).toBe(1);
    expect(parseDay('2024-02-29')).not.toBeNull();
    expect(parseDay('2026-02-29')).toBeNull();
    expect(parseDay('2026-2-9')).toBeNull();
    expect(dayParts(dayNumber('2026-03-08'))).toEqual({ year: 2026, month: 3, day: 8, weekday: 7 });
  });
  it('adds months to the end of a short month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2024-02-29', -12)).toBe('2023-02-28');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15');
  });
});

describe('buckets', () => {
  const start = (grain: Parameters<typeof bucketStart>[0], day: string, week?: 'monday' | 'sunday') =>
    formatDay(bucketStart(grain, dayNumber(day), week));
  it('starts weeks on Monday or Sunday', () => {
    expect(start('week', '2026-03-08')).toBe('2026-03-02');
    expect(start('week', '2026-03-08', 'sunday')).toBe('2026-03-08');
    expect(start('week', '2026-03-07', 'sunday')).toBe('2026-03-01');
    expect(start('week', '2026-01-01')).toBe('2025-12-29');
  });
  it('starts months, quarters and years', () => {
    expect(start('month', '2026-03-31')).toBe('2026-03-01');
    expect(start('quarter', '2026-06-30')).toBe('2026-04-01');
    expect(start('year', '2026-12-31')).toBe('2026-01-01');
    expect(formatDay(nextBucket('month', dayNumber('2026-12-05')))).toBe('2027-01-01');
  });
  it('lists every bucket a period touches', () => {
    expect(bucketsBetween('month', dayNumber('2026-01-31'), dayNumber('2026-03-01')).map(formatDay)).toEqual(['2026-01-01', '2026-02-01']);
  });
});

describe('time zones', () => {
  it('gives the short and the long day their hours', () => {
    const length = (day: string) => (startOfDay(newYork, dayNumber(day) + 1) - startOfDay(newYork, dayNumber(day))) / hour;
    expect(length('2026-03-08')).toBe(23);
    expect(length('2026-11-01')).toBe(25);
    expect(length('2026-03-09')).toBe(24);
  });
  it('finds the instants at which clocks change', () => {
    const spans = zoneSpans(newYork, Date.UTC(2026, 0, 1), Date.UTC(2026, 11, 31));
    expect(spans).toEqual([
      { from: Date.UTC(2026, 0, 1), offset: -5 * hour },
      { from: Date.UTC(2026, 2, 8, 7), offset: -4 * hour },
      { from: Date.UTC(2026, 10, 1, 6), offset: -5 * hour },
    ]);
  });
  it('begins a day without midnight at its first moment', () => {
    // Beirut skips 00:00-01:00 on March 29, 2026: the day begins at 22:00 UTC the evening before.
    expect(startOfDay('Asia/Beirut', dayNumber('2026-03-29'))).toBe(Date.UTC(2026, 2, 28, 22));
    expect(offsetAt('Asia/Kolkata', 0)).toBe(5.5 * hour);
  });
  it('gives an instant its local day', () => {
    expect(formatDay(localDay(newYork, Date.UTC(2026, 0, 1, 4, 59, 59, 999)))).toBe('2025-12-31');
    expect(formatDay(localDay(newYork, Date.UTC(2026, 0, 1, 5)))).toBe('2026-01-01');
  });
  it('knows which zones exist', () => {
    expect(isTimeZone(newYork)).toBe(true);
    expect(isTimeZone('Mars/Olympus')).toBe(false);
  });
});

describe('periods', () => {
  it('goes back by months or by days', () => {
    expect(previousPeriod({ from: '2026-03-01', to: '2026-04-01' })).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(previousPeriod({ from: '2026-03-02', to: '2026-03-09' })).toEqual({ from: '2026-02-23', to: '2026-03-02' });
    expect(samePeriodLastYear({ from: '2024-02-29', to: '2024-03-01' })).toEqual({ from: '2023-02-28', to: '2023-03-01' });
  });
  it.each([
    ['2026-03-01', '2026-04-01', 'March 2026'],
    ['2026-01-01', '2026-04-01', 'Q1 2026'],
    ['2026-01-01', '2027-01-01', '2026'],
    ['2026-03-09', '2026-03-10', 'Mar 9, 2026'],
    ['2026-03-09', '2026-03-16', 'Mar 9 – 15, 2026'],
    ['2026-03-30', '2026-04-06', 'Mar 30 – Apr 5, 2026'],
    ['2025-12-29', '2026-01-05', 'Dec 29, 2025 – Jan 4, 2026'],
  ])('names %s .. %s', (from, to, label) => {
    expect(periodLabel({ from, to })).toBe(label);
  });
  it('says what is wrong', () => {
    expect(periodProblem({ from: '2026-03-01', to: '2026-03-01' })).toBe('it ends before it begins');
    expect(periodProblem({ from: '2026-02-30', to: '2026-03-01' })).toBe('2026-02-30 is not a day');
  });
});

describe('business days', () => {
  it('skips weekends and holidays', () => {
    expect(businessDaysLater('2026-03-06', 1)).toBe('2026-03-09');
    expect(businessDaysLater('2026-03-07', 0)).toBe('2026-03-09');
    expect(businessDaysLater('2026-05-22', 2, new Set(['2026-05-25']))).toBe('2026-05-27');
    expect(businessDaysBetween('2026-03-02', '2026-03-09')).toBe(5);
  });
});
