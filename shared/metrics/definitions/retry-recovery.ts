import type { Metric } from '../metric.ts';
import { answered, orders } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: approved after a first decline / first-attempt declines. */
export const retryRecovery: Metric = {
  id: 'retry_recovery',
  version: 1,
  label: 'Retry recovery',
  group: 'Conversion',
  sentence: 'Orders paid by a later attempt over orders whose first attempt was declined, failed or timed out.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: { kind: 'ratio', numerator: orders('recovered'), denominator: orders('first_failed') },
  minimumN: 30,
  reference: reference.payments,
};
