import type { FactTableName } from '../../shared/domain/tables.ts';
import type { LeftOut } from '../../shared/metrics/compile-quantile.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import type { RawColumns } from '../../shared/metrics/roll-up.ts';
import type { SliceSource } from '../../shared/metrics/slice-source.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import type { RateTable } from '../../shared/query/plan-rates.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { readRaw } from './read-raw.ts';

/** What is evaluated: metrics, grouped, over prepared sources. */
export interface EvaluationRequest {
  readonly metrics: readonly Metric[];
  readonly by: readonly string[];
  readonly sources: ReadonlyMap<FactTableName, SliceSource>;
  readonly rates: RateTable;
  /** Groups to keep apart; null = all; a number = the heaviest so many. */
  readonly keep: number | LeftOut | null;
}

/** The prepared source of a metric's table. */
export function sourceOf(request: EvaluationRequest, metric: Metric): SliceSource {
  const source = request.sources.get(metric.table);
  if (source === undefined) throw new Error(`No source for ${metric.table}`);
  return source;
}

/** Runs statements one after another on one connection. */
export async function runAll(workbook: OpenWorkbook, statements: readonly string[], job: JobContext): Promise<RawColumns[]> {
  return workbook.session.withConnection(async (connection) => {
    const results: RawColumns[] = [];
    for (const sql of statements) results.push(await readRaw(connection, sql));
    return results;
  }, job.signal);
}
