import type { Metric } from '../metric.ts';
import { answered } from '../populations.ts';
import { reference } from '../references.ts';

export const peakTps: Metric = {
  id: 'peak_tps',
  version: 1,
  label: 'Peak load',
  group: 'Service',
  sentence: 'Most attempts sent in one second.',
  unit: 'per_second',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: { kind: 'peak', per: 'second' },
  minimumN: 0,
  reference: reference.latency,
};
