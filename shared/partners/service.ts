import type { Unit } from '../base/column-batch.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';

/** Availability and scale of a partner, over all that is loaded. */
export interface ServiceFigures {
  readonly figures: readonly {
    readonly metric: string;
    readonly label: string;
    readonly sentence: string;
    readonly unit: Unit;
    readonly value: number;
  }[];
  /** Response times by load, deciles of the minutes; null without attempts that were timed. */
  readonly curve: ChartSpec | null;
}

/** What is looked at; what the rows of a partner cannot answer is left out. Percentiles are of the rows, never of percentiles. */
export const serviceMetrics = [
  'availability_time',
  'availability_request',
  'error_budget_burn',
  'latency_p50',
  'latency_p95',
  'latency_p99',
  'timeout_rate',
  'technical_rate',
  'stand_in_rate',
  'orphan_rate',
  'peak_tps',
  'peak_tps_minute',
] as const;
