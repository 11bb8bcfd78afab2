import { metricCatalog, type MetricCatalog } from '../../../shared/metrics/metric-catalog.ts';
import type { OwnMetric } from '../../../shared/metrics/own-metric.ts';
import type { OpenWorkbook } from '../engine-context.ts';

/** Reading formulas takes a moment; a document that has not changed keeps its catalog. */
const known = new WeakMap<readonly OwnMetric[], MetricCatalog>();

/** The metrics of the open workbook: those of the product and its own. */
export function catalogOf(workbook: OpenWorkbook): MetricCatalog {
  const { metrics } = workbook.document();
  const found = known.get(metrics) ?? metricCatalog(metrics);
  known.set(metrics, found);
  return found;
}
