import { AppFailure } from '../../../shared/errors/app-error.ts';
import { toAppError } from '../../../shared/errors/fail.ts';
import type { CheckedMetric } from '../../../shared/metrics/checked-metric.ts';
import { describeMetric } from '../../../shared/metrics/describe-metrics.ts';
import { metricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { putMetric } from '../../../shared/workbook/edit-metrics.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { loadedData } from '../loaded-data.ts';
import { runSlice } from './run-slice.ts';

/** Tries a metric that is still being written on the data: what it is and its number over all that is loaded, or what is wrong with it. */
export async function checkMetric(workbook: OpenWorkbook, own: OwnMetric, job: JobContext): Promise<CheckedMetric> {
  try {
    const catalog = metricCatalog(putMetric(workbook.document().metrics, own));
    const metric = catalog.byId(own.id);
    const info = describeMetric(metric, await loadedData(workbook, [metric], catalog, job.signal), catalog);
    if (!info.available) return { info, result: null, problem: null };
    const slice = { metrics: [own.id], by: [], grain: null, period: null, where: { kind: 'all' } as const };
    return { info, result: await runSlice(workbook, slice, job, catalog), problem: null };
  } catch (thrown) {
    if (job.signal.aborted || !(thrown instanceof AppFailure)) throw thrown;
    return { info: null, result: null, problem: toAppError(thrown) };
  }
}
