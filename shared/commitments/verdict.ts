import {
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  fractionNumber,
  roundFraction,
  subtractFractions,
} from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';

/** How a clause's value is written: a ratio (0..1, shown in percent), basis points, or milliseconds. */
export type ClauseUnit = 'ratio' | 'bps' | 'milliseconds';

/** What a metric yields, as far as a clause needs to know. */
export interface ClauseMetric {
  readonly id: string;
  /** As it reads within a sentence: "availability", "p95 latency". */
  readonly label: string;
  readonly unit: ClauseUnit;
  /** What one bad event is called, in the plural: "bad requests". */
  readonly badEvents: string;
}

/** The value a count gives: N/D, or N/D x 10,000 for basis points. */
export function valueOfCounts(numerator: bigint, denominator: bigint, unit: ClauseUnit): Fraction {
  return unit === 'bps' ? fraction(numerator * 10_000n, denominator) : fraction(numerator, denominator);
}

/** The value at which the clause compares: rounded (half up) only if the clause states a rounding, else as it is. */
export function comparedValue(value: Fraction, commitment: Commitment, unit: ClauseUnit): Fraction {
  if (commitment.rounding === null) return value;
  return roundFraction(value, commitment.rounding + (unit === 'ratio' ? 2 : 0), 'half-up');
}

/** Whether the value keeps the clause, compared exactly: 99.949 % misses 99.95 %. */
export function meetsTarget(value: Fraction, commitment: Commitment, unit: ClauseUnit): boolean {
  const order = compareFractions(comparedValue(value, commitment, unit), decimalFraction(commitment.target));
  return commitment.operator === '>=' ? order >= 0 : order <= 0;
}

/** value - target in the metric's unit. */
export function gapTo(value: Fraction, commitment: Commitment): number {
  return fractionNumber(subtractFractions(value, decimalFraction(commitment.target)));
}

/** Most bad events out of `total` with which the clause is still kept; null when even none is too many. */
export function mostBadEvents(total: bigint, commitment: Commitment, unit: ClauseUnit): bigint | null {
  const isKept = (bad: bigint): boolean =>
    meetsTarget(valueOfCounts(commitment.operator === '>=' ? total - bad : bad, total, unit), commitment, unit);
  if (!isKept(0n)) return null;
  let low = 0n;
  let high = total;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (isKept(middle)) low = middle;
    else high = middle - 1n;
  }
  return low;
}

/** Smallest total with which `bad` bad events keep the clause; null when no total does. */
export function smallestTotal(bad: bigint, commitment: Commitment, unit: ClauseUnit): bigint | null {
  const isKept = (total: bigint): boolean => total > 0n && bad <= (mostBadEvents(total, commitment, unit) ?? -1n);
  let high = bad > 0n ? bad : 1n;
  for (let doublings = 0; !isKept(high); doublings++) {
    if (doublings > 60) return null;
    high *= 2n;
  }
  let low = 0n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (isKept(middle)) high = middle;
    else low = middle;
  }
  return high;
}
