import type { Metric } from '../metric.ts';
import { answered, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: no answer within the client's limit / sent. */
export const timeoutRate: Metric = {
  id: 'timeout_rate',
  version: 1,
  label: 'Time-out rate',
  group: 'Service',
  sentence: 'Attempts without an answer within the time limit over attempts sent.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: {
    kind: 'ratio',
    numerator: rows({ kind: 'compare', column: 'result', operator: '=', value: 'timeout' }),
    denominator: rows(),
  },
  minimumN: 30,
  reference: reference.latency,
};
