import { describeMetrics } from '../../../shared/metrics/describe-metrics.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { loadedData } from '../loaded-data.ts';
import { catalogOf } from './metric-catalog.ts';

/** All metrics of the workbook, each with what it needs that the active extracts do not hold. */
export async function listMetrics(workbook: OpenWorkbook, job: JobContext): Promise<readonly MetricInfo[]> {
  const catalog = catalogOf(workbook);
  return describeMetrics(await loadedData(workbook, catalog.all, catalog, job.signal), catalog);
}
