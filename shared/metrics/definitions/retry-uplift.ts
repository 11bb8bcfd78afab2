import { everything } from '../../query/filter.ts';
import { metricPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const retryUplift: Metric = {
  id: 'retry_uplift',
  version: 1,
  label: 'Uplift by retries',
  group: 'Conversion',
  sentence: 'Authorization rate by unique orders less that of first attempts: what later attempts add.',
  unit: 'points',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: everything,
  computation: { kind: 'derived', formula: operation('-', metricPart('auth_rate_net'), metricPart('auth_rate_first')) },
  minimumN: 30,
  reference: reference.payments,
};
