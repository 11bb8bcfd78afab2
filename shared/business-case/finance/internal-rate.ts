import { exp, ln } from '../../base/exact-math.ts';
import { discountPeriods, type Timing } from './discounting.ts';

/** Yearly rate at which NPV is zero. none: no change of sign, or no such rate; multiple: more than one change of sign. */
export type InternalRate = number | 'none' | 'multiple';

/** Roots are looked for between these yearly rates when there may be several. */
const [lowestRate, highestRate] = [-0.99, 10];

/** A sum of exponentials: amounts[k] x e^(-x years), k / perYear years from now (half a period less after the first, in mid timing). */
interface Sum {
  readonly amounts: readonly number[];
  readonly perYear: number;
  readonly timing: Timing;
}

export function signChanges(flows: readonly number[]): number {
  const signs = flows.filter((flow) => flow !== 0).map(Math.sign);
  return signs.filter((sign, index) => index > 0 && sign !== signs[index - 1]).length;
}

/** With exactly one change of sign there is exactly one rate above -100 % (Descartes); with more, `internalRates` lists them. */
export function internalRate(flows: readonly number[], perYear: number, timing: Timing = 'end'): InternalRate {
  const changes = signChanges(flows);
  if (changes !== 1) return changes === 0 ? 'none' : 'multiple';
  const sum: Sum = { amounts: flows, perYear, timing };
  // The value has the sign of the late flows for a low x = ln(1 + rate), of the early ones for a high x; the bracket grows to hold the root.
  const late = Math.sign(flows.findLast((flow) => flow !== 0) ?? 0);
  let [low, high] = [-1, 1];
  while (valueAt(sum, low) * late < 0 && low > -700) low *= 2;
  while (valueAt(sum, high) * late > 0 && high < 700) high *= 2;
  const rate = exp(rootBetween(sum, low, high)) - 1;
  return Number.isFinite(rate) ? rate : 'none';
}

/** Every yearly rate in (-99 %, 1000 %) at which NPV is zero, ascending. */
export function internalRates(flows: readonly number[], perYear: number, timing: Timing = 'end'): number[] {
  return rootsOf({ amounts: flows, perYear, timing }, ln(1 + lowestRate), ln(1 + highestRate)).map((x) => exp(x) - 1);
}

/** NPV at the rate e^x - 1. */
function valueAt({ amounts, perYear, timing }: Sum, x: number): number {
  const step = exp(-x / perYear);
  let later = 0;
  for (let index = amounts.length - 1; index > 0; index--) later = (later + (amounts[index] ?? 0)) * step;
  return (amounts[0] ?? 0) + (timing === 'mid' ? later * exp(x / (2 * perYear)) : later);
}

/**
 * Roots of a sum of exponentials within [low, high]. Take a pivot between two terms of unlike sign: e^(x pivot) f has the roots of f, and
 * its derivative, with the amounts (pivot - years) x amount, has one change of sign less (Laguerre). Between two roots of that derivative
 * the function runs one way (Rolle), so that each stretch holds one root at most.
 */
function rootsOf(sum: Sum, low: number, high: number): number[] {
  const pivot = pivotOf(sum);
  if (pivot === null) return [];
  const size: Sum = { ...sum, amounts: sum.amounts.map(Math.abs) };
  /** Sign of the value; 0 where it is nothing but rounding, as where a root only touches zero. */
  const signAt = (x: number): number => {
    const value = valueAt(sum, x);
    return Math.abs(value) <= 1e-13 * valueAt(size, x) ? 0 : Math.sign(value);
  };
  const stops = [low, ...rootsOf(derivative(sum, pivot), low, high), high];
  const roots: number[] = [];
  for (const [index, right] of stops.entries()) {
    const left = stops[index - 1];
    if (left === undefined) continue;
    const [before, after] = [signAt(left), signAt(right)];
    if (after === 0 && index < stops.length - 1) roots.push(right);
    else if (before * after < 0) roots.push(rootBetween(sum, left, right));
  }
  return roots;
}

/** Years between the first two terms of unlike sign; null when there are none. */
function pivotOf({ amounts, perYear, timing }: Sum): number | null {
  let before: number | null = null;
  for (const [index, amount] of amounts.entries()) {
    if (amount === 0) continue;
    if (before !== null && Math.sign(amount) !== Math.sign(amounts[before] ?? 0)) {
      return (discountPeriods(before, timing) + discountPeriods(index, timing)) / 2 / perYear;
    }
    before = index;
  }
  return null;
}

function derivative(sum: Sum, pivot: number): Sum {
  const amounts = sum.amounts.map((amount, index) => amount * (pivot - discountPeriods(index, sum.timing) / sum.perYear));
  const largest = Math.max(...amounts.map(Math.abs));
  return { ...sum, amounts: amounts.map((amount) => amount / largest) };
}

/** The one root between two points of unlike sign, to the last digit. */
function rootBetween(sum: Sum, from: number, to: number): number {
  let [low, high] = [from, to];
  const sign = Math.sign(valueAt(sum, low));
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (Math.sign(valueAt(sum, middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
