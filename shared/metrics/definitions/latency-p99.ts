import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, present, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const latencyP99: Metric = {
  id: 'latency_p99',
  version: 1,
  label: 'Latency, 99th percentile',
  group: 'Service',
  sentence: 'Exact 99th percentile of the answer time over answered attempts; a time-out counts with the time it waited.',
  unit: 'milliseconds',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answered, present('latency_ms')),
  computation: quantile('latency_ms', 0.99),
  minimumN: 100,
  reference: reference.latency,
};
