import { power } from '../../base/exact-math.ts';

/** Flows are evenly spaced periods, index 0 = now; `perYear` is 1 for yearly and 12 for monthly flows; rates are always yearly (0.10 = 10 %). */
export type Timing = 'end' | 'mid';

/** Rate of one period: (1+r)^(1/perYear) - 1, never r/perYear. */
export function periodRate(yearlyRate: number, perYear: number): number {
  return power(1 + yearlyRate, 1 / perYear) - 1;
}

/** Periods by which flow t is discounted: end t; mid t - 0.5 for t >= 1; flow 0 is not discounted. */
export function discountPeriods(index: number, timing: Timing): number {
  return timing === 'mid' && index > 0 ? index - 0.5 : index;
}

/** What one unit of money in each period is worth now. */
export function discountFactors(count: number, yearlyRate: number, perYear: number, timing: Timing = 'end'): number[] {
  return Array.from({ length: count }, (_, index) => 1 / power(1 + yearlyRate, discountPeriods(index, timing) / perYear));
}

/** Present value of each flow. */
export function discounted(flows: readonly number[], yearlyRate: number, perYear: number, timing: Timing = 'end'): number[] {
  const factors = discountFactors(flows.length, yearlyRate, perYear, timing);
  return flows.map((flow, index) => flow * (factors[index] ?? 0));
}

/** NPV = sum CF_t / (1+r)^t. */
export function netPresentValue(flows: readonly number[], yearlyRate: number, perYear: number, timing: Timing = 'end'): number {
  return discounted(flows, yearlyRate, perYear, timing).reduce((sum, value) => sum + value, 0);
}

export function cumulated(flows: readonly number[]): number[] {
  let total = 0;
  return flows.map((flow) => (total += flow));
}
