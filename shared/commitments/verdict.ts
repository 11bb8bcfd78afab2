import {
  addFractions,
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  fractionNumber,
  roundFraction,
  subtractFractions,
} from '../money/fraction.ts';
import { type ClauseUnit, unitScale } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';

/** What a metric yields, as far as a clause needs to know. */
export interface ClauseMetric {
  readonly id: string;
  /** As it reads within a sentence: "availability", "p95 latency". */
  readonly label: string;
  readonly unit: ClauseUnit;
  /** What one bad event is called, in the plural: "bad requests". */
  readonly badEvents: string;
  /** What the denominator counts, in the plural: "requests"; empty = said without a word. */
  readonly counted?: string;
}

/** The part of a clause that judges a value. */
export type Levels = Pick<Commitment, 'operator' | 'target' | 'upper' | 'rounding'>;

/** The value a count gives: N/D, or N/D x 10,000 for basis points. */
export function valueOfCounts(numerator: bigint, denominator: bigint, unit: ClauseUnit): Fraction {
  return fraction(numerator * unitScale(unit), denominator);
}

/** The value at which the clause compares: rounded (half up) only if the clause states a rounding, else as it is. */
export function comparedValue(value: Fraction, { rounding }: Pick<Levels, 'rounding'>, unit: ClauseUnit): Fraction {
  if (rounding === null) return value;
  return roundFraction(value, rounding + (unit === 'ratio' ? 2 : 0), 'half-up');
}

/** Whether a value reaches a level on the clause's good side; exactly at the level does. */
export function reaches(value: Fraction, level: number, operator: Levels['operator']): boolean {
  const order = compareFractions(value, decimalFraction(level));
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** Whether the value keeps the clause, compared exactly: 99.949 % misses 99.95 %. */
export function meetsTarget(value: Fraction, levels: Levels, unit: ClauseUnit): boolean {
  const compared = comparedValue(value, levels, unit);
  if (!reaches(compared, levels.target, levels.operator)) return false;
  return levels.operator !== 'between' || levels.upper === null || reaches(compared, levels.upper, '<=');
}

/** value - target in the metric's unit; outside a "between" on its upper side, value - upper. */
export function gapTo(value: Fraction, { operator, target, upper }: Levels): number {
  const isAbove = operator === 'between' && upper !== null && !reaches(value, upper, '<=');
  return fractionNumber(subtractFractions(value, decimalFraction(isAbove ? upper : target)));
}

/** Where a value lies among the levels that the clause states. */
export function standingOf(
  value: Fraction,
  terms: Levels & Pick<Commitment, 'minimum' | 'expected'>,
  unit: ClauseUnit,
): 'below_minimum' | 'below_target' | 'below_expected' | 'as_expected' {
  const compared = comparedValue(value, terms, unit);
  if (!meetsTarget(value, terms, unit))
    return terms.minimum !== null && !reaches(compared, terms.minimum, terms.operator) ? 'below_minimum' : 'below_target';
  return terms.expected !== null && !reaches(compared, terms.expected, terms.operator) ? 'below_expected' : 'as_expected';
}

/** Most bad events out of `total` with which the clause is still kept; null when even none is too many. */
export function mostBadEvents(total: bigint, levels: Levels, unit: ClauseUnit): bigint | null {
  const isKept = (bad: bigint): boolean =>
    reachesTarget(valueOfCounts(levels.operator === '<=' ? bad : total - bad, total, unit), levels, unit);
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

/** The lower end alone: a share that is better than its upper end is no bad event. */
function reachesTarget(value: Fraction, levels: Levels, unit: ClauseUnit): boolean {
  return reaches(comparedValue(value, levels, unit), levels.target, levels.operator);
}

/** Smallest total with which `bad` bad events keep the clause; null when no total does. */
export function smallestTotal(bad: bigint, levels: Levels, unit: ClauseUnit): bigint | null {
  const isKept = (total: bigint): boolean => total > 0n && bad <= (mostBadEvents(total, levels, unit) ?? -1n);
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

/** a - b as a number, exact until it is shown. */
export function differenceOf(a: Fraction, b: Fraction): number {
  return fractionNumber(addFractions(a, { n: -b.n, d: b.d }));
}
