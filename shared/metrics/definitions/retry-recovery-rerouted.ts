import type { Metric } from '../metric.ts';
import { answered, orders, over } from '../populations.ts';
import { reference } from '../references.ts';

export const retryRecoveryRerouted: Metric = {
  id: 'retry_recovery_rerouted',
  version: 1,
  label: 'Retry recovery by another route',
  group: 'Conversion',
  sentence:
    'Orders paid by a later attempt at another partner or merchant account over orders whose first attempt was declined, failed or timed out.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: over(orders('recovered_rerouted'), orders('first_failed')),
  minimumN: 30,
  reference: reference.payments,
};
