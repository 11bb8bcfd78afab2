import { wilsonInterval } from '../../metrics/wilson-interval.ts';

/** Counts of a cell: how many met the failure and how many of these were paid all the same; and how it went without the failure. */
export interface LostCounts {
  readonly affected: number;
  readonly paid: number;
  readonly others: number;
  readonly othersPaid: number;
}

export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Orders that would have been paid had the failure not been there, with a 95 % interval: the affected, at the paid share of the orders
 * without it, less those that were paid all the same. The interval is Newcombe's for a difference of two shares (method 10), from Wilson's
 * of each. Null when there is nothing to compare with.
 */
export function lostOrders({ affected, paid, others, othersPaid }: LostCounts): Estimate | null {
  const [own, usual] = [wilsonInterval(paid, affected), wilsonInterval(othersPaid, others)];
  if (own === null || usual === null) return null;
  const [ownShare, usualShare] = [paid / affected, othersPaid / others];
  const difference = usualShare - ownShare;
  const low = difference - Math.hypot(usualShare - usual.low, own.high - ownShare);
  const high = difference + Math.hypot(usual.high - usualShare, ownShare - own.low);
  return { value: difference * affected, low: low * affected, high: high * affected };
}

/** Estimates of separate groups together: values add up, distances to the bounds add up by their squares. */
export function addEstimates(estimates: readonly Estimate[]): Estimate {
  const value = estimates.reduce((sum, one) => sum + one.value, 0);
  const below = Math.hypot(...estimates.map((one) => one.value - one.low));
  const above = Math.hypot(...estimates.map((one) => one.high - one.value));
  return { value, low: value - below, high: value + above };
}

/** An estimate times what each is worth. */
export const worth = ({ value, low, high }: Estimate, each: number): Estimate => ({
  value: value * each,
  low: low * each,
  high: high * each,
});
