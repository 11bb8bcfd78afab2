import { factTable, type FactTableName } from '../domain/tables.ts';
import type { MetricInfo } from './metric-info.ts';
import { metricDimensions } from './dimensions.ts';
import type { Metric } from './metric.ts';
import { metrics } from './registry.ts';

const kinds = { additive: 'additive', ratio: 'ratio', quantile: 'holistic', uptime: 'ratio' } as const;

/** What people and pickers need to know of a metric; available when some active extract holds rows of its table. */
export function describeMetric(metric: Metric, loaded: ReadonlySet<FactTableName>): MetricInfo {
  const table = factTable(metric.table);
  const isAvailable = loaded.has(metric.table);
  return {
    id: metric.id,
    version: metric.version,
    label: metric.label,
    group: metric.group,
    sentence: metric.sentence,
    source: table.label,
    unit: metric.unit,
    direction: metric.direction,
    table: metric.table,
    grain: metric.grain,
    basis: metric.basis,
    kind: kinds[metric.computation.kind],
    dimensions: metricDimensions(metric).map(({ name, label }) => ({ name, label })),
    available: isAvailable,
    needs: isAvailable ? null : `an extract with ${table.label.toLowerCase()}`,
    minimumN: metric.minimumN,
  };
}

export function describeMetrics(loaded: ReadonlySet<FactTableName>): readonly MetricInfo[] {
  return metrics.map((metric) => describeMetric(metric, loaded));
}
