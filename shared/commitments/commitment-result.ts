import type { Lineage } from '../query/slice.ts';
import type { ClauseUnit } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';

export const commitmentStatuses = [
  'met',
  'missed',
  'in_cure',
  'not_measurable',
  'insufficient_sample',
  'excluded',
  'not_in_force',
  'on_track',
  'at_risk',
  'cannot_be_met_at_forecast',
  'cannot_be_met',
] as const;
export type CommitmentStatus = (typeof commitmentStatuses)[number];

/** An amount as exact decimal text. */
export interface MoneyAmount {
  readonly amount: string;
  readonly currency: string;
}

/** What became of one exclusion in one window. */
export interface ExclusionUse {
  readonly id: string;
  readonly label: string;
  readonly kind: 'maintenance' | 'force_majeure' | 'own_fault' | 'service_hours';
  readonly start: string;
  readonly end: string;
  /** Minutes of the window that it takes out of measurement, after the union with those before it. */
  readonly excludedMinutes: number;
  /** Minutes beyond an allowance: downtime outright. */
  readonly countedMinutes: number;
  /** Why it does not count, or only in part; empty when it counts in full. */
  readonly note: string;
}

/** Our own figure beside the partner's. */
export interface FigurePair {
  readonly own: number | null;
  readonly partner: number | null;
  /** partner - own in the clause's unit. */
  readonly difference: number | null;
  /** Whether the two would give different statuses. */
  readonly disagrees: boolean;
  readonly sentence: string;
}

/** One version of a figure as a partner reported it. */
export interface ReportedVersion {
  readonly version: number;
  readonly value: number;
  readonly receivedAt: string | null;
  readonly document: string | null;
  readonly page: string | null;
}

/** What a window was found to be when it was closed. */
export interface ClosedFigure {
  readonly closedAt: string;
  readonly status: CommitmentStatus;
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly credit: MoneyAmount | null;
}

export interface CommitmentResult {
  readonly commitmentId: string;
  readonly window: { readonly from: string; readonly to: string; readonly label: string; readonly open: boolean };
  readonly status: CommitmentStatus;
  readonly unit: ClauseUnit;
  readonly value: number | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  /** The levels of the terms in force in the window. */
  readonly target: number;
  readonly upper: number | null;
  readonly operator: Commitment['operator'];
  /** The amendment whose terms apply; null = the clause as signed. */
  readonly amendment: string | null;
  /** The partner's own figure decides: it is not recomputed and has no rows. */
  readonly attested: boolean;
  /** value - target in the metric's unit; with "between" from the nearer end when outside. */
  readonly gap: number | null;
  /** Where the value lies among the clause's levels. */
  readonly standing: 'below_minimum' | 'below_target' | 'below_expected' | 'as_expected' | null;
  /** Bad events beyond what the target allows; negative = so many to spare. */
  readonly gapEvents: string | null;
  /** What the gap comes to: customers or orders, and an estimate of the sales behind them. */
  readonly impact: { readonly what: string; readonly count: string; readonly sales: MoneyAmount | null } | null;
  /** An open window can still be met with at most so many more bad events. */
  readonly moreBad: string | null;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly credit: MoneyAmount | null;
  /** accrued: may still be earned back; payable: owed; earned_back: given back by later windows. */
  readonly creditState: 'accrued' | 'payable' | 'earned_back' | null;
  /** How the credit is made: "10 % of USD 420,000.00". */
  readonly creditWorking: string | null;
  readonly claimDue: string | null;
  /** Last day of the cure period that excuses the miss. */
  readonly cureUntil: string | null;
  readonly exclusions: readonly ExclusionUse[];
  readonly figures: FigurePair | null;
  /** Every version of the partner's figure, newest first. */
  readonly reported: readonly ReportedVersion[];
  /** When it was closed as something else: both versions stand. */
  readonly changed: { readonly before: ClosedFigure; readonly sentence: string } | null;
  /** For downtime clauses: every spell looked at, and whether it counted and why. */
  readonly spells: readonly {
    readonly start: string;
    readonly end: string;
    readonly minutes: number;
    readonly countedMinutes: number;
    readonly reason: string;
  }[];
  readonly sentence: string;
  readonly lineage: Lineage;
}

/** One commitment with its windows, oldest first. */
export interface ScorecardRow {
  readonly commitment: Commitment;
  readonly results: readonly CommitmentResult[];
  /** Why it could not be evaluated at all, in a sentence; its results are then empty or not measurable. */
  readonly problem?: string;
  /** Misses that have become chronic under the clause; null = not so. */
  readonly chronic: string | null;
}

/** Weighted points of a partner's newest closed windows. */
export interface PartnerScore {
  readonly partner: string;
  /** 0..1; null when nothing could be scored. */
  readonly score: number | null;
  readonly met: number;
  readonly scored: number;
  /** Weight that could not be scored; what is left was brought back to 100 %. */
  readonly isRenormalised: boolean;
  readonly sentence: string;
}

export interface Scorecard {
  readonly asOf: string;
  readonly rows: readonly ScorecardRow[];
  readonly scores: readonly PartnerScore[];
  /** Clauses that a quick scorecard does without, in words. */
  readonly awaits?: readonly string[];
}
