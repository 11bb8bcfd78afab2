import type { Unit } from '../base/column-batch.ts';
import type { Lineage, Period } from './slice.ts';
import type { Filter } from './filter.ts';

export interface BridgeSpec {
  readonly metric: string;
  readonly by: string;
  /** Further dimensions in order: each takes the segments of the one before apart. */
  readonly within?: readonly string[];
  readonly from: Period;
  readonly to: Period;
  readonly where: Filter;
  readonly form?: 'three-part' | 'midpoint';
  /** The largest N segments, the rest as one "Other". */
  readonly top?: number;
}

/** The dimensions of a bridge, outermost first. */
export function bridgePath({ by, within = [] }: BridgeSpec): readonly string[] {
  return [by, ...within];
}

/**
 * One segment. Shares are of its parent's denominator (additive metrics: of its parent's value), levels r in the metric's own unit.
 * Effects are in the unit of the whole: DOMAIN: rate w0(r1-r0), mix (w1-w0)r0, interaction (w1-w0)(r1-r0), below the first dimension
 * times the weight of the parent.
 */
export interface BridgeSegment {
  readonly segment: string;
  /** Whether both periods hold it, only the later or only the earlier one. */
  readonly presence: 'both' | 'entered' | 'left';
  /** Exact; amounts in currency units. Additive metrics have no denominator: empty. */
  readonly numerator0: string;
  readonly denominator0: string;
  readonly numerator1: string;
  readonly denominator1: string;
  readonly share0: number;
  readonly share1: number;
  readonly rate0: number | null;
  readonly rate1: number | null;
  readonly rateEffect: number;
  readonly mixEffect: number;
  /** (w1-w0)(r0-R0) with R0 the level of all segments before: adds up to the same mix, and tells which shift moved it. */
  readonly mixAgainstAverage: number;
  readonly interaction: number;
  /** What the segment did to the total: rate, mix against the average and interaction; of an additive metric its own change. */
  readonly effect: number;
  /** True when all of its parts moved against it (Simpson's reversal). */
  readonly reversal: boolean;
  /** Its parts by the next dimension; they explain its rate effect, or of an additive metric its whole effect. */
  readonly parts: readonly BridgeSegment[];
}

/** The effects of one dimension of the path. The rate of a level is what the mix, interaction and rate of the next one add up to. */
export interface BridgeLevel {
  readonly by: string;
  readonly rate: number;
  readonly mix: number;
  readonly interaction: number;
}

export interface BridgeResult {
  readonly spec: BridgeSpec;
  /** ratio: a numerator over a denominator, averages included. additive: segments add up, there is no mix. */
  readonly kind: 'ratio' | 'additive';
  readonly unit: Unit;
  readonly start: number;
  readonly end: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly interaction: number;
  readonly levels: readonly BridgeLevel[];
  readonly segments: readonly BridgeSegment[];
  /** True when every segment moved against the total (Simpson's reversal). */
  readonly reversal: boolean;
  readonly sentence: string;
  readonly lineage: Lineage;
}
