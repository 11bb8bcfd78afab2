import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  discounted,
  internalRate,
  netPresentValue,
  paybackYears,
  periodRate,
  returnOnInvestment,
} from '../../../shared/business-case/finance.ts';

const flows = [-500_000, 180_000, 260_000, 300_000];

describe('golden yearly case at 10 %', () => {
  it('has the NPV of end and of mid year', () => {
    expect(netPresentValue(flows, 0.1, 1)).toBeCloseTo(103_906.84, 2);
    expect(netPresentValue(flows, 0.1, 1, 'mid')).toBeCloseTo(133_382.83, 2);
  });
  it('has the rates of return of end and of mid year', () => {
    expect(internalRate(flows, 1)).toBeCloseTo(0.20488, 5);
    expect(internalRate(flows, 1, 'mid')).toBeCloseTo(0.28082, 5);
  });
  it('pays back after 2.20 years, discounted 2.539', () => {
    expect(paybackYears(flows, 1)).toBeCloseTo(2.2, 10);
    expect(paybackYears(discounted(flows, 0.1, 1), 1)).toBeCloseTo(2.539, 3);
  });
  it('returns 48.0 % net', () => {
    expect(returnOnInvestment(740_000, 500_000)).toBeCloseTo(0.48, 12);
  });
});

describe('monthly flows', () => {
  it('use (1+r)^(1/12)-1: twelve months at 10 % make 10 %', () => {
    expect((1 + periodRate(0.1, 12)) ** 12).toBeCloseTo(1.1, 12);
    expect(netPresentValue([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 110], 0.1, 12)).toBeCloseTo(100, 9);
  });
  it('pay back in years', () => {
    // 100 out, 10 a month in: even after 10 months.
    expect(paybackYears([-100, ...Array.from({ length: 20 }, () => 10)], 12)).toBeCloseTo(10 / 12, 12);
  });
  it('are zero in a yearly rate of return of 1.1^12 - 1 when a month gives 10 %', () => {
    expect(internalRate([-100, 110], 12)).toBeCloseTo(1.1 ** 12 - 1, 9);
  });
});

describe('no single answer', () => {
  it('is said', () => {
    expect(internalRate([100, 50], 1)).toBe('none');
    expect(internalRate([0, 0], 1)).toBe('none');
    expect(internalRate([-100, 230, -132], 1)).toBe('multiple');
    expect(paybackYears([-100, 10, 10], 1)).toBeNull();
    expect(paybackYears([10, 10], 1)).toBe(0);
    expect(returnOnInvestment(10, 0)).toBeNull();
  });
});

describe('rate of return against an independent bisection', () => {
  /** Bisection on the rate itself, from just above -100 % to 10^6. */
  function bisect(values: readonly number[]): number {
    const value = (rate: number) => values.reduce((sum, flow, index) => sum + flow / (1 + rate) ** index, 0);
    let [low, high] = [-0.9999, 1e6];
    for (let step = 0; step < 300; step++) {
      const middle = (low + high) / 2;
      if (value(middle) > 0) low = middle;
      else high = middle;
    }
    return low;
  }
  it('agrees for random investments', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1_000, max: 1_000_000 }),
        fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 15 }),
        (cost, gains) => {
          fc.pre(gains.reduce((sum, gain) => sum + gain, 0) > cost / 2);
          const rate = internalRate([-cost, ...gains], 1);
          const expected = bisect([-cost, ...gains]);
          expect(typeof rate).toBe('number');
          expect(Math.abs(Number(rate) - expected)).toBeLessThan(1e-6 * (1 + Math.abs(expected)));
        },
      ),
    );
  });
});
