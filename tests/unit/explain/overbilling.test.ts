import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../shared/calendar/day.ts';
import { overbillingFinding } from '../../../shared/explain/brief-overbilling.ts';
import { type FeeDay, findOverbilling, findUnderbilling } from '../../../shared/explain/overbilling.ts';
import { moneyText } from '../../../shared/money/exact-money.ts';
import { decimalFraction } from '../../../shared/money/fraction.ts';

const feeDay = (day: string, billed: string, sales = '10000', lines = 100): FeeDay => ({
  day,
  lines,
  billed: decimalFraction(billed),
  sales: decimalFraction(sales),
});
const run = (from: string, fees: readonly string[]): FeeDay[] => fees.map((fee, index) => feeDay(addDays(from, index), fee));
const lineage = { metrics: [], sliceHash: '', sql: '', extracts: [], dataThrough: null, appVersion: '0' };

describe('overbilling', () => {
  it('begins on the first day over the card and is exact', () => {
    const found = findOverbilling(run('2026-02-14', ['13', '13', '16.01', '16.02', '15.99']), 13);
    expect(found).toMatchObject({ from: '2026-02-16', through: '2026-02-18', lines: 300 });
    expect(found && moneyText(found.excess, 'USD')).toBe('9.02');
    expect(found?.billedBps).toBeCloseTo((48.02 / 30_000) * 10_000, 9);
  });
  it('is not one odd day, nor rounding to the cent, nor billing below the card', () => {
    expect(findOverbilling(run('2026-02-14', ['13', '16', '13', '13']), 13)).toBeNull();
    expect(findOverbilling(run('2026-02-14', ['13.05', '13.08', '13.06', '13.05']), 13)).toBeNull();
    expect(findOverbilling(run('2026-02-14', ['11', '11', '11', '11']), 13)).toBeNull();
    expect(findOverbilling([], 13)).toBeNull();
  });
  it('has its counterpart: billed below the card for days in a row, exact', () => {
    const days = run('2026-02-14', ['13', '11', '11.50', '10.99', '13']);
    const found = findUnderbilling(days, 13);
    expect(found).toMatchObject({ from: '2026-02-15', through: '2026-02-17' });
    // 2.00 + 1.50 + 2.01
    expect(found && moneyText(found.excess, 'USD')).toBe('5.51');
    expect(findOverbilling(days, 13)).toBeNull();
    expect(findUnderbilling(run('2026-02-14', ['13', '12.95', '12.92', '12.94']), 13)).toBeNull();
  });
  it('goes on over days without bookings', () => {
    const days = ['2026-02-12', '2026-02-13', '2026-02-16'].map((day) => feeDay(day, '16'));
    expect(findOverbilling(days, 13)).toMatchObject({ from: '2026-02-12', through: '2026-02-16' });
  });
  it('equals a sum in whole cents for any stretch that is over', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1_500, max: 9_999 }), { minLength: 3, maxLength: 40 }), (cents) => {
        const found = findOverbilling(
          run(
            '2026-02-01',
            cents.map((cent) => (cent / 100).toFixed(2)),
          ),
          13,
        );
        const expected = cents.reduce((sum, cent) => sum + cent - 1_300, 0);
        expect(found && moneyText(found.excess, 'USD')).toBe((expected / 100).toFixed(2));
      }),
    );
  });
  it('says so when it has ended', () => {
    const found = findOverbilling(run('2026-02-16', ['16', '16', '16']), 13);
    if (found === null) throw new Error('not found');
    const line = { id: 'r', partner: 'Meridian', fee: 'fee_scheme', product: null, bps: 13, effectiveTo: null } as const;
    const ended = overbillingFinding(line, found, 'USD', '2026-03-31', lineage);
    expect(ended.lead).toBe('Meridian has billed 3.0 bps over contract from Feb 16 to Feb 18,');
    expect(ended.rest).toBe('in the network-fee line: 16.0 bps against 13.0 bps on $30,000 of sales.');
    // 9.00 in 3 days is 1,095 a year.
    expect(overbillingFinding(line, found, 'USD', '2026-02-18', lineage).rest).toContain('At this volume it is $1,095 a year.');
  });
});
