import { describe, expect, it } from 'vitest';
import { type BucketCalendar, bucketsBetween, bucketStart, nextBucket } from '../../../shared/calendar/bucket.ts';
import { bucketName } from '../../../shared/calendar/bucket-name.ts';
import { dayNumber, formatDay } from '../../../shared/calendar/day.ts';

const fiscal: BucketCalendar = { kind: 'fiscal', weekStart: 'monday', yearStartMonth: 2 };
const iso: BucketCalendar = { kind: 'iso' };
const at = (grain: 'week' | 'quarter' | 'year', day: string, calendar: BucketCalendar) =>
  formatDay(bucketStart(grain, dayNumber(day), calendar));

describe('fiscal calendar from February', () => {
  it('puts January into the last quarter of the year before', () => {
    expect(at('quarter', '2026-01-31', fiscal)).toBe('2025-11-01');
    expect(at('year', '2026-01-31', fiscal)).toBe('2025-02-01');
    expect(at('quarter', '2026-02-01', fiscal)).toBe('2026-02-01');
    expect(formatDay(nextBucket('year', dayNumber('2026-03-01'), fiscal))).toBe('2027-02-01');
  });

  it('names years for the year in which they end', () => {
    expect(bucketName('quarter', dayNumber('2025-11-01'), fiscal)).toBe('Q4 FY26');
    expect(bucketName('year', dayNumber('2026-02-01'), fiscal)).toBe('FY27');
  });
});

describe('ISO calendar', () => {
  it('gives the days around New Year to the year of their Thursday', () => {
    expect(at('year', '2027-01-03', iso)).toBe('2025-12-29');
    expect(at('year', '2027-01-04', iso)).toBe('2027-01-04');
    expect(bucketName('week', dayNumber('2026-12-28'), iso)).toBe('2026-W53');
    expect(bucketName('week', dayNumber('2025-12-29'), iso)).toBe('2026-W01');
  });

  it('has 53 weeks in 2026 and 52 in 2027', () => {
    const [first = 0, second = 0, third = 0] = bucketsBetween('year', dayNumber('2026-06-01'), dayNumber('2028-06-01'), iso);
    expect([(second - first) / 7, (third - second) / 7]).toEqual([53, 52]);
  });

  it('begins weeks on Monday whatever the workbook says', () => {
    expect(at('week', '2026-03-08', iso)).toBe('2026-03-02');
    expect(at('week', '2026-03-08', { kind: 'calendar', weekStart: 'sunday' })).toBe('2026-03-08');
  });
});
