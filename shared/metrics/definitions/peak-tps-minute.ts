import type { Metric } from '../metric.ts';
import { answered } from '../populations.ts';
import { reference } from '../references.ts';

export const peakTpsMinute: Metric = {
  id: 'peak_tps_minute',
  version: 1,
  label: 'Peak load over a minute',
  group: 'Service',
  sentence: 'Most attempts sent in one minute, over 60.',
  unit: 'per_second',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: { kind: 'peak', per: 'minute' },
  minimumN: 0,
  reference: reference.latency,
};
