import type { Lineage } from '../query/slice.ts';

/** What a bound driver's metric gave over its slice; counts are exact text. Values are not yet scaled. */
export interface BoundNumber {
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly n: string | null;
  /** 95 % (Wilson) of a share of counts. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly lineage: Lineage | null;
  readonly problem: string | null;
  /** Why this is an earlier measurement: the metric can no longer be asked. */
  readonly stale: string | null;
  /** For a driver bound period by period: full periods that are loaded, from the case's first; null = no actual. */
  readonly series: readonly (number | null)[] | null;
  /** For a distribution from data: the sums of each day of the slice. */
  readonly sample: DaySample | null;
}

/** Numerator and denominator of each day; a metric without a denominator has null. */
export interface DaySample {
  readonly numerators: readonly number[];
  readonly denominators: readonly number[] | null;
}

/** A bound number of which nothing is known but why. */
export function unbound(problem: string): BoundNumber {
  return {
    value: null,
    numerator: null,
    denominator: null,
    n: null,
    interval: null,
    lineage: null,
    problem,
    stale: null,
    series: null,
    sample: null,
  };
}

/** Everything a case takes from outside. */
export interface CaseData {
  readonly bound: ReadonlyMap<string, BoundNumber>;
  /** Units of the case's currency for one of another; null when there is no plan rate. */
  readonly rateOf: (currency: string) => number | null;
}
