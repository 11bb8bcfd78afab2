import { metricCatalog, type MetricCatalog } from '../../shared/metrics/metric-catalog.ts';
import type { OpenWorkbook } from './engine-context.ts';

/** The metrics of the open workbook: those of the product and its own. */
export function catalogOf(_workbook: OpenWorkbook): MetricCatalog {
  return metricCatalog([]);
}
