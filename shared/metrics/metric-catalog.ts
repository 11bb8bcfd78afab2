import type { Metric } from './metric.ts';
import { bindParameters, parseMetricRef } from './metric-ref.ts';
import { failNoMetric, metricById, metrics } from './registry.ts';

/** The metrics of a workbook: those of the product, and the workbook's own. */
export interface MetricCatalog {
  readonly all: readonly Metric[];
  /** The metric with this id, its parameters filled in, or METRIC_NO_SUCH. */
  readonly byId: (ref: string) => Metric;
}

export function metricCatalog(own: readonly Metric[]): MetricCatalog {
  if (own.length === 0) return { all: metrics, byId: metricById };
  const byId = new Map([...metrics, ...own].map((metric) => [metric.id, metric]));
  return {
    all: [...metrics, ...own],
    byId: (ref) => {
      const { id, values } = parseMetricRef(ref);
      return bindParameters(byId.get(id) ?? failNoMetric(id, byId.keys()), values);
    },
  };
}
