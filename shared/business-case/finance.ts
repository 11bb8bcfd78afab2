/** Flows are evenly spaced periods, index 0 = now; `perYear` is 1 for yearly and 12 for monthly flows; rates are always yearly (0.10 = 10 %). */
export type Timing = 'end' | 'mid';

/** Rate of one period: (1+r)^(1/perYear) - 1, never r/perYear. */
export function periodRate(yearlyRate: number, perYear: number): number {
  return (1 + yearlyRate) ** (1 / perYear) - 1;
}

/** Periods by which flow t is discounted: end t; mid t - 0.5 for t >= 1; flow 0 is not discounted. */
function discountPeriods(index: number, timing: Timing): number {
  return timing === 'mid' && index > 0 ? index - 0.5 : index;
}

/** Present value of each flow. */
export function discounted(flows: readonly number[], yearlyRate: number, perYear: number, timing: Timing = 'end'): number[] {
  return flows.map((flow, index) => flow / (1 + yearlyRate) ** (discountPeriods(index, timing) / perYear));
}

/** NPV = sum CF_t / (1+r)^t. */
export function netPresentValue(flows: readonly number[], yearlyRate: number, perYear: number, timing: Timing = 'end'): number {
  return discounted(flows, yearlyRate, perYear, timing).reduce((sum, value) => sum + value, 0);
}

export function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/**
 * The yearly rate at which NPV is zero. With exactly one change of sign there is exactly one rate above -100 % (Descartes); with none
 * there is none, with more the answer is not one number and is not given.
 */
export function internalRate(flows: readonly number[], perYear: number, timing: Timing = 'end'): number | 'none' | 'multiple' {
  const changes = signChanges(flows);
  if (changes !== 1) return changes === 0 ? 'none' : 'multiple';
  // In the discount factor v = 1/(1+rate per period), f is the sign of the later flows for a large v: bracket, then bisect.
  const value = (factor: number): number => flows.reduce((sum, flow, index) => sum + flow * factor ** discountPeriods(index, timing), 0);
  const late = Math.sign(flows.findLast((flow) => flow !== 0) ?? 0);
  let low = 0.5;
  let high = 2;
  while (value(high) * late < 0 && high < 1e12) high *= 2;
  while (value(low) * late > 0 && low > 1e-12) low /= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (value(middle) * late > 0) high = middle;
    else low = middle;
  }
  const yearly = ((low + high) / 2) ** -perYear - 1;
  return Number.isFinite(yearly) ? yearly : 'none';
}

/** Years until the cumulative flow, once negative, is back at zero, interpolated within the period; 0 when never negative, null when never back. */
export function paybackYears(flows: readonly number[], perYear: number): number | null {
  let total = 0;
  let wasNegative = false;
  for (const [index, flow] of flows.entries()) {
    const before = total;
    total += flow;
    if (total < 0) wasNegative = true;
    else if (wasNegative) return (index - 1 + (flow === 0 ? 1 : -before / flow)) / perYear;
  }
  return wasNegative ? null : 0;
}

/** Undiscounted (benefits - costs) / costs; null without costs. */
export function returnOnInvestment(benefits: number, costs: number): number | null {
  return costs === 0 ? null : (benefits - costs) / costs;
}

export function cumulated(flows: readonly number[]): number[] {
  let total = 0;
  return flows.map((flow) => (total += flow));
}
