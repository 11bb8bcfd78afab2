import type { LeftOut } from '../../../shared/metrics/compile-holistic.ts';
import type { Covers } from '../../../shared/metrics/derive-sums.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import type { MetricPlan } from '../../../shared/metrics/plan-metrics.ts';
import type { RawColumns } from '../../../shared/metrics/roll-up.ts';
import type { SliceSource } from '../../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { RateTable } from '../../../shared/query/plan-rates.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readRaw } from '../read-raw.ts';
import type { KnownRows } from './known-rows.ts';

/** What is evaluated: metrics with their parts, grouped, over prepared sources. */
export interface EvaluationRequest {
  readonly plan: MetricPlan;
  readonly by: readonly string[];
  readonly sourceOf: (metric: Metric) => SliceSource;
  readonly rates: RateTable;
  readonly covers: Covers;
  /** Groups to keep apart; null = all; a number = the heaviest so many. */
  readonly keep: number | LeftOut | null;
  /** The rows of all metrics, counted beforehand by everything that these look at. */
  readonly counted?: SliceSource;
  /** How many buckets of time the slice has; where it is told, rows may be counted by what the metrics look at within a statement. */
  readonly buckets?: number;
  /** Rows that other slices of the same question have read. */
  readonly known?: KnownRows;
}

/** Runs statements one after another on one connection. */
export async function runAll(workbook: OpenWorkbook, statements: readonly string[], job: JobContext): Promise<RawColumns[]> {
  return workbook.session.withConnection(async (connection) => {
    const results: RawColumns[] = [];
    for (const sql of statements) results.push(await readRaw(connection, sql));
    return results;
  }, job.signal);
}
