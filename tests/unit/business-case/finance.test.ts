import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discounted, netPresentValue, periodRate } from '../../../shared/business-case/finance/discounting.ts';
import { internalRate, internalRates } from '../../../shared/business-case/finance/internal-rate.ts';
import { paybackYears } from '../../../shared/business-case/finance/payback.ts';
import { benefitCostRatio, modifiedRate, returnOnInvestment } from '../../../shared/business-case/finance/ratios.ts';

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

describe('ratios', () => {
  it('reinvest at one rate and borrow at another', () => {
    // 100 out, 60 and 60 in: the first 60 grows to 66 by year 2, (126 / 100)^(1/2) - 1.
    expect(modifiedRate([-100, 60, 60], 1, 0.08, 0.1)).toBeCloseTo(Math.sqrt(1.26) - 1, 12);
    // A second outflow of 11 in year 1 costs 10 now at 10 %.
    expect(modifiedRate([-100, -11, 132], 1, 0.1, 0)).toBeCloseTo(Math.sqrt(1.2) - 1, 12);
    expect(modifiedRate([100, 60], 1, 0.1, 0.1)).toBeNull();
  });
  it('set benefits against costs', () => {
    expect(benefitCostRatio(150, 100)).toBe(1.5);
    expect(benefitCostRatio(150, 0)).toBeNull();
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

describe('several rates of return', () => {
  /** Flows whose NPV is zero at exactly these rates: the product of (v - 1/(1+r)). */
  const withRates = (...rates: number[]): number[] =>
    rates.reduce<number[]>(
      (product, rate) => {
        const next = [...product, 0];
        return next.map((_, power) => (product[power - 1] ?? 0) - (product[power] ?? 0) / (1 + rate));
      },
      [1],
    );
  it('are all listed, ascending', () => {
    expect(internalRates([-1_000, 2_300, -1_320], 1)).toEqual([expect.closeTo(0.1, 10), expect.closeTo(0.2, 10)]);
    for (const rates of [
      [-0.5, 0.25, 4],
      [0.02, 0.03, 0.3, 9.5],
      [-0.9, 0, 0.1, 0.5, 2],
    ]) {
      const found = internalRates(withRates(...rates), 1);
      expect(found).toHaveLength(rates.length);
      for (const [index, rate] of rates.entries()) expect(found[index]).toBeCloseTo(rate, 8);
    }
  });
  it('leave out what lies beyond -99 % and 1000 %', () => {
    expect(internalRates(withRates(-0.995, 0.2, 11), 1)).toEqual([expect.closeTo(0.2, 10)]);
  });
  it('hold a rate that only touches zero once, and none where there is none', () => {
    expect(internalRates([-1, 2, -1], 1)).toEqual([expect.closeTo(0, 8)]);
    expect(internalRates([-1, 1, -1], 1)).toEqual([]);
  });
  it('are as many as a fine grid finds, for random flows with several changes of sign, in both timings', () => {
    const value = (flows: readonly number[], rate: number, timing: 'end' | 'mid') => netPresentValue(flows, rate, 12, timing);
    const grid = Array.from(
      { length: 1_500 },
      (_, at) => Math.exp(Math.log(0.0101) + (at / 1_499) * (Math.log(10.99) - Math.log(0.0101))) - 1,
    );
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 4, maxLength: 40 }),
        fc.constantFrom('end' as const, 'mid' as const),
        (flows, timing) => {
          const crossings = grid.filter((rate, at) => at > 0 && value(flows, rate, timing) * value(flows, grid[at - 1] ?? 0, timing) < 0);
          const found = internalRates(flows, 12, timing);
          for (const crossing of crossings) {
            expect(found.some((rate) => Math.abs(rate - crossing) < 0.02 * (1 + crossing))).toBe(true);
          }
          const size = (rate: number) => flows.reduce((sum, flow, month) => sum + Math.abs(flow) / (1 + rate) ** (month / 12), 0);
          for (const rate of found) expect(Math.abs(value(flows, rate, timing))).toBeLessThan(1e-9 * size(rate) + 1e-9);
        },
      ),
      { numRuns: 40 },
    );
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
