import { describe, expect, it } from 'vitest';
import { dayNumber } from '../../../shared/calendar/day.ts';
import { pivotPeriods, periodFacts } from '../../../shared/pivot/pivot-periods.ts';
import { periodWarnings } from '../../../shared/pivot/period-warnings.ts';
import { pivotLayout, type PivotSpec } from '../../../shared/pivot/pivot-spec.ts';

const data = { from: dayNumber('2025-01-01'), through: dayNumber('2026-03-16') };
const calendar = { kind: 'calendar', weekStart: 'monday' } as const;
const march = { from: '2026-03-01', to: '2026-04-01' };
const spec = (more: Partial<PivotSpec>): PivotSpec => ({
  ...pivotLayout(['attempts'], [], []),
  period: march,
  scopeCompare: { from: '2026-01-01', to: '2026-02-01' },
  where: { kind: 'all' },
  ...more,
});
const periods = (more: Partial<PivotSpec>) => pivotPeriods(spec(more), data, calendar);

describe('periods of a pivot', () => {
  it('compares with what the scope says, the period before, a year before, or none', () => {
    expect(periods({}).base).toEqual({ from: '2026-01-01', to: '2026-02-01' });
    expect(periods({ compare: 'previous' }).base).toEqual({ from: '2026-02-01', to: '2026-03-01' });
    expect(periods({ compare: 'last_year' }).base).toEqual({ from: '2025-03-01', to: '2025-04-01' });
    expect(periods({ compare: 'none' })).toEqual({ now: march, base: null });
  });

  it('runs to date from the start of month, quarter or year to the last loaded day', () => {
    expect(periods({ toDate: 'quarter', compare: 'previous' })).toEqual({
      now: { from: '2026-01-01', to: '2026-03-17' },
      base: { from: '2025-10-01', to: '2025-12-17' },
    });
    expect(periods({ toDate: 'year', compare: 'last_year' })).toEqual({
      now: { from: '2026-01-01', to: '2026-03-17' },
      base: { from: '2025-01-01', to: '2025-03-17' },
    });
  });

  it('cuts both periods to the days that both have', () => {
    expect(periods({ comparable: true, compare: 'previous' })).toEqual({
      now: { from: '2026-03-01', to: '2026-03-17' },
      base: { from: '2026-02-01', to: '2026-02-17' },
    });
  });

  it('leaves whole months whole, and says how they differ', () => {
    const whole = { from: '2026-02-01', to: '2026-03-01' };
    const { now, base } = periods({ comparable: true, compare: 'previous', period: whole });
    expect([now, base]).toEqual([whole, { from: '2026-01-01', to: '2026-02-01' }]);
    const facts = (period: typeof whole) => periodFacts(period, data, [dayNumber('2026-02-09')]);
    // February 2026 has 28 days, 20 of them Monday to Friday; January 31 and 22.
    expect(periodWarnings(facts(whole), facts({ from: '2026-01-01', to: '2026-02-01' }))).toEqual([
      'February 2026 lacks rows of some partner on Feb 9: a gap, not zero.',
      'February 2026 has 28 days (20 weekdays), January 2026 31 days (22 weekdays): sums differ by that alone.',
    ]);
  });

  it('names the days that are left out of both periods', () => {
    expect(periodWarnings(null, null, [{ partner: 'Lumen', days: ['2026-02-09', '2026-03-09'] }])).toEqual([
      'Lumen: Feb 9 and Mar 9 are left out of both periods, because rows are missing in one of them.',
    ]);
  });

  it('says how much of a period is loaded', () => {
    expect(periodWarnings(periodFacts(march, data, []), null)).toEqual(['March 2026 is not complete: 16 of 31 days are loaded.']);
  });
});
