import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, present, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const latencyP50: Metric = {
  id: 'latency_p50',
  version: 1,
  label: 'Latency, median',
  group: 'Service',
  sentence: 'Exact median of the answer time over answered attempts; a time-out counts with the time it waited.',
  unit: 'milliseconds',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answered, present('latency_ms')),
  computation: quantile('latency_ms', 0.5),
  minimumN: 100,
  reference: reference.latency,
};
