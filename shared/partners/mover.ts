import type { Unit } from '../base/column-batch.ts';
import type { Period } from '../query/slice.ts';

/** One figure of a partner in two periods. */
export interface Mover {
  readonly metric: string;
  readonly label: string;
  readonly unit: Unit;
  readonly before: number | null;
  readonly now: number | null;
  readonly tone: 'good' | 'bad' | 'neutral';
  /** "−1.5 pp worse". */
  readonly change: string;
}

export interface Movers {
  readonly period: Period;
  readonly compare: Period;
  /** Where the periods come from, in words. */
  readonly basis: string;
  readonly movers: readonly Mover[];
}

/** What is looked at for a partner; those its rows cannot answer are left out. */
export const moverMetrics = [
  'auth_rate_first',
  'auth_rate_gross',
  'application_approval_rate',
  'instant_decision_rate',
  'bnpl_conversion',
  'redemption_rate',
  'latency_p95',
  'technical_rate',
  'refund_rate',
  'dispute_rate_count',
  'cost_of_acceptance_bps',
  'contacts_per_1k_orders',
] as const;
