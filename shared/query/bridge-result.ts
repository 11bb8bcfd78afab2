import type { Lineage, Period } from './slice.ts';
import type { Filter } from './filter.ts';

export interface BridgeSpec {
  readonly metric: string;
  readonly by: string;
  readonly from: Period;
  readonly to: Period;
  readonly where: Filter;
  readonly form?: 'three-part' | 'midpoint';
}

/** Shares w and rates r of one segment; effects in the metric's own unit (ratio, or bps). DOMAIN: rate w0(r1-r0), mix (w1-w0)r0, interaction (w1-w0)(r1-r0). */
export interface BridgeSegment {
  readonly segment: string;
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
  readonly interaction: number;
}

export interface BridgeResult {
  readonly spec: BridgeSpec;
  readonly start: number;
  readonly end: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly interaction: number;
  readonly segments: readonly BridgeSegment[];
  /** True when every segment moved against the total (Simpson's reversal). */
  readonly reversal: boolean;
  readonly sentence: string;
  readonly lineage: Lineage;
}
