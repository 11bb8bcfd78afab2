import { factTable } from '../domain/tables.ts';
import { fail } from '../errors/fail.ts';
import type { Lineage, MetricFace } from '../query/slice.ts';
import { metricKind } from './describe-metrics.ts';
import type { MetricCatalog } from './metric-catalog.ts';
import type { Metric } from './metric.ts';
import { metricById } from './registry.ts';

/** What a result says of its metric. */
export function metricFace(metric: Metric, catalog: MetricCatalog): MetricFace {
  const { id, version, sentence, label, direction, unit, minimumN } = metric;
  return { id, version, sentence, label, direction, unit, kind: metricKind(metric, catalog), counted: countedWord(metric), minimumN };
}

const counted: Partial<Record<Metric['table'], string>> = {
  attempt: 'attempts',
  availability_sample: 'partners',
  settlement_line: 'lines',
};

/** What the total of a metric is made of: orders, attempts, lines. */
function countedWord({ grain, table }: Metric): string {
  return grain === 'order' ? 'orders' : (counted[table] ?? factTable(table).label.toLowerCase());
}

/** The metric of a result as the result states it; a result that says less is of one of the product's own metrics. */
export function faceOf(lineage: Lineage, id: string): Required<MetricFace> {
  const stated = lineage.metrics.find((face) => face.id === id);
  if (stated !== undefined && isComplete(stated)) return stated;
  const face = metricFace(metricById(id), { all: [], byId: metricById, own: [] });
  return isComplete(face) ? face : fail('METRIC_NO_SUCH', { metric: id });
}

function isComplete(face: MetricFace): face is Required<MetricFace> {
  return [face.label, face.direction, face.unit, face.kind, face.counted].every((part) => part !== undefined);
}
