import { exp, ln } from '../base/exact-math.ts';

/** How an effect comes in (and wears off) over the months after its start, as shares of the full effect, 0..1. */
export type Curve =
  | { readonly kind: 'step' }
  /** In equal steps, or along an S, over a number of months that goes with it. */
  | { readonly kind: 'ramp' | 's_curve' }
  /** Share in the first month, the second, and so on; the last one holds. */
  | { readonly kind: 'table'; readonly shares: readonly number[] }
  /** The whole of something in the month of the start. */
  | { readonly kind: 'pulse' }
  /** What is left when so much of it wears off each year. */
  | { readonly kind: 'decay'; readonly yearly: number };

/** Slope of the S-curve in its middle, as a multiple of the straight line's: 10 / 4. */
const steepness = 10;
const logistic = (x: number): number => 1 / (1 + exp(-steepness * (x - 0.5)));
const [bottom, top] = [logistic(0), logistic(1)];

const within01 = (x: number): number => (x < 0 ? 0 : x > 1 ? 1 : x);

/**
 * The curve at the end of a month, `passed` months after its start (a fraction where it starts within the month). A ramp over n months
 * has k/n of the effect in its k-th month. The S-curve is the logistic 1 / (1 + e^(-10 (x - 1/2))), stretched to begin at 0 and end at 1.
 */
export function curveAfter(curve: Curve, months: number, passed: number): number {
  switch (curve.kind) {
    case 'step':
      return within01(passed);
    case 'ramp':
      return months > 0 ? within01(passed / months) : within01(passed);
    case 's_curve':
      if (!(months > 0) || passed <= 0 || passed >= months) return months > 0 && passed >= months ? 1 : within01(passed);
      return (logistic(passed / months) - bottom) / (top - bottom);
    case 'table':
      return tableShare(curve.shares, passed);
    case 'pulse':
      return within01(passed) - within01(passed - 1);
    case 'decay':
      return exp((ln(1 - curve.yearly) * Math.max(0, passed - 1)) / 12);
  }
}

function tableShare(shares: readonly number[], passed: number): number {
  if (!(passed > 0)) return passed <= 0 ? 0 : passed;
  const at = Math.min(passed, shares.length);
  const [before, after] = [shares[Math.ceil(at) - 2] ?? 0, shares[Math.ceil(at) - 1] ?? 0];
  return before + (after - before) * (at - Math.ceil(at) + 1);
}

/**
 * The curve in one period: the mean of its months, of a pulse their sum, so that a one-off is there once. `start` counts months from the
 * start of the case.
 */
export function curveShare(curve: Curve, months: number, start: number, period: number, monthsPerPeriod: number): number {
  const first = period * monthsPerPeriod + 1 - start;
  if (monthsPerPeriod === 1) return curveAfter(curve, months, first);
  let sum = 0;
  for (let month = 0; month < monthsPerPeriod; month++) sum += curveAfter(curve, months, first + month);
  return curve.kind === 'pulse' ? sum : sum / monthsPerPeriod;
}
