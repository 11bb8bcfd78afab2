import type { Column, ColumnBatch } from '../../../shared/base/column-batch.ts';
import { latencyChart } from '../../../shared/charts/latency-chart.ts';
import { columnOf, metricUnit, numberAt } from '../../../shared/charts/slice-cells.ts';
import { sourceLine } from '../../../shared/charts/source-line.ts';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { faceOf } from '../../../shared/metrics/metric-face.ts';
import { budgetFigures, promisedAvailability, type ServiceFigures, serviceMetrics } from '../../../shared/partners/service.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { Filter } from '../../../shared/query/filter.ts';
import { countedRows } from '../rows/counted-rows.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { ownLineage } from '../slice/own-lineage.ts';
import { readSmallResult } from '../read-small-result.ts';
import { loadedDays } from '../scorecard/run-scorecard-range.ts';
import { runSlice } from '../slice/run-slice.ts';

/** Different loads among the tenths that make a curve. */
const fewestLevels = 5;

/** How a partner's service was and how it bears load: each figure by the metric of its name, the curve from the rows themselves. */
export async function runService(workbook: OpenWorkbook, partner: string, job: JobContext): Promise<ServiceFigures> {
  const where: Filter = { kind: 'compare', column: 'partner', operator: '=', value: partner };
  const day = loadedDays(workbook)?.through ?? '';
  const promised = promisedAvailability(workbook.document().commitments, partner, day);
  const figures: ServiceFigures['figures'][number][] = [];
  for (const metric of serviceMetrics) {
    const asked = metric === 'error_budget_burn' ? `${metric}(target=${promised.target})` : metric;
    const found = await figureOf(workbook, asked, where, job);
    if (found === null) continue;
    const { parts, ...figure } = found;
    figures.push({ ...figure, metric });
    if (metric === 'availability_time' && parts !== null) figures.push(...budgetFigures({ up: parts[0], measured: parts[1] }, promised));
  }
  return { figures, curve: await loadCurve(workbook, partner, where, job) };
}

async function figureOf(
  workbook: OpenWorkbook,
  metric: string,
  where: Filter,
  job: JobContext,
): Promise<(ServiceFigures['figures'][number] & { readonly parts: readonly [number, number] | null }) | null> {
  try {
    const quiet = { signal: job.signal, progress: () => undefined };
    const { totals, lineage, ...result } = await runSlice(workbook, { metrics: [metric], by: [], grain: null, period: null, where }, quiet);
    const column = columnOf(totals, metric);
    const value = column === undefined || totals.rowCount === 0 ? null : numberAt(column, 0);
    if (value === null) return null;
    const { label, sentence } = faceOf(lineage, metric);
    const [numerator, denominator] = [columnOf(totals, `${metric}.numerator`), columnOf(totals, `${metric}.denominator`)];
    const [up, measured] = [numerator, denominator].map((part) => (part === undefined ? null : numberAt(part, 0)));
    const parts = typeof up === 'number' && typeof measured === 'number' ? ([up, measured] as const) : null;
    return { metric, label, sentence, unit: metricUnit({ totals, lineage, ...result }, metric), value, parts };
  } catch (thrown) {
    if (thrown instanceof AppFailure && (thrown.error.code === 'METRIC_NEEDS_DATA' || thrown.error.code === 'DIMENSION_NO_SUCH'))
      return null;
    throw thrown;
  }
}

/** Minutes by how many attempts they held, in ten equal parts, with the exact percentiles of the attempts in each. */
async function loadCurve(workbook: OpenWorkbook, partner: string, where: Filter, job: JobContext): Promise<ServiceFigures['curve']> {
  const from = await countedRows(workbook, 'attempt', where, null, job.signal);
  const sql = `WITH timed AS MATERIALIZED (SELECT epoch_us("ts_utc") // 60000000 AS m, "latency_ms" AS ms ${from} AND "latency_ms" IS NOT NULL),
minutes AS (SELECT m, count(*) AS n FROM timed GROUP BY m),
binned AS (SELECT m, n, ntile(10) OVER (ORDER BY n, m) AS bin FROM minutes)
SELECT bin, min(n) / 60.0, max(n) / 60.0, quantile_cont(ms, 0.5), quantile_cont(ms, 0.95), quantile_cont(ms, 0.99), count(DISTINCT m)
FROM binned JOIN timed USING (m) GROUP BY bin ORDER BY bin`;
  const rows = await dataCache(workbook).once(`load|${sql}`, job.signal, () => readSmallResult(workbook, sql, job.signal));
  // Minutes that all hold one attempt or two say nothing of load.
  const levels = new Set(rows.map((row) => Number(row[2])));
  if (levels.size < fewestLevels) return null;
  const milliseconds = { kind: 'milliseconds' } as const;
  const numbers = (name: string, index: number, unit: Column['unit']): Column => ({
    name,
    unit,
    type: 'f64',
    values: Float64Array.from(rows, (row) => Number(row[index])),
  });
  const batch: ColumnBatch = {
    rowCount: rows.length,
    columns: [
      numbers('load_from', 1, { kind: 'none' }),
      numbers('load_to', 2, { kind: 'none' }),
      numbers('p50', 3, milliseconds),
      numbers('p95', 4, milliseconds),
      numbers('p99', 5, milliseconds),
      numbers('n', 6, { kind: 'count' }),
    ],
  };
  const metric = { id: 'latency_by_load', sentence: 'Response times of attempts in minutes of like load, tenths of the minutes.' };
  const lineage = await ownLineage(workbook, { sql, table: 'attempt', partner, metric, instants: null, subject: where }, job.signal);
  return latencyChart(batch, {
    title: null,
    subtitle: `${partner}, tenths of the minutes by attempts in them`,
    yLabel: 'Response time, ms',
    source: sourceLine(lineage),
    direction: 'down',
  });
}
