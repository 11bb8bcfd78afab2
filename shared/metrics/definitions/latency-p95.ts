import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: exact quantile of raw rows, time-outs at their time-out value; percentiles are never averaged. */
export const latencyP95: Metric = {
  id: 'latency_p95',
  version: 1,
  label: 'Latency, 95th percentile',
  group: 'Service',
  sentence: 'Exact 95th percentile of the answer time over answered attempts; a time-out counts with the time it waited.',
  unit: 'milliseconds',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answered, { kind: 'not', part: { kind: 'missing', column: 'latency_ms' } }),
  computation: { kind: 'quantile', column: 'latency_ms', quantile: 0.95 },
  minimumN: 100,
  reference: reference.latency,
};
