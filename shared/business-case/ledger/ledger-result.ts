import type { Lineage } from '../../query/slice.ts';
import type { Effect } from './attribution.ts';
import type { MixSaving } from './constant-mix.ts';
import type { Initiative, SegmentCost } from './initiative.ts';

/** One step from committed to realized, in money; all of them add up to what was realized. */
export interface LedgerStep {
  readonly id: 'later' | 'ahead' | 'volume' | 'unit' | 'cause' | 'double' | 'validation';
  readonly label: string;
  readonly amount: number;
}

/** One initiative in one calendar year. Amounts are money; hours stand at the initiative's rate. */
export interface LedgerRow {
  readonly initiative: Initiative;
  readonly committed: number;
  /** Measured at constant mix over the live months of the year, in the initiative's own unit. */
  readonly measured: MixSaving | null;
  /** What it claims, in its own unit, before anything is taken from it. */
  readonly claimed: number;
  readonly attribution: { readonly effect: Effect | null; readonly counts: boolean; readonly words: string } | null;
  readonly allowed: number;
  readonly disallowed: number;
  /** Only what Finance validated. */
  readonly realized: number;
  /** Allowed saving of a year at the unit saving of the last three full months; null with the reason in `notes`. */
  readonly runRate: number | null;
  readonly inYear: number;
  readonly carryOver: number;
  /** In the year after this one. */
  readonly carryOverNext: number;
  readonly steps: readonly LedgerStep[];
  readonly baseline: {
    readonly segments: readonly SegmentCost[];
    readonly query: string;
    readonly fingerprint: string;
    /** What lies in the window now is not what was signed off. */
    readonly hasMoved: boolean;
  };
  readonly lineage: Lineage | null;
  /** What a reader must know: clashes, missing baselines, too few months. */
  readonly notes: readonly string[];
}

/** Initiatives that claim of the same change: more than was observed is disallowed. */
export interface ClaimClash {
  readonly metric: string;
  readonly population: string;
  readonly unit: Initiative['unit'];
  readonly observed: number;
  readonly claimed: number;
  readonly disallowed: number;
  readonly ids: readonly string[];
}

export interface Ledger {
  readonly year: number;
  readonly currency: string;
  /** Last month that is measured. */
  readonly through: string | null;
  readonly rows: readonly LedgerRow[];
  readonly clashes: readonly ClaimClash[];
  readonly totals: {
    readonly committed: number;
    readonly realized: number;
    readonly runRate: number;
    readonly inYear: number;
    readonly carryOver: number;
    readonly disallowed: number;
  };
}
