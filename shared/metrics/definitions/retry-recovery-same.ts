import type { Metric } from '../metric.ts';
import { answered, orders, over } from '../populations.ts';
import { reference } from '../references.ts';

export const retryRecoverySame: Metric = {
  id: 'retry_recovery_same',
  version: 1,
  label: 'Retry recovery by the same way',
  group: 'Conversion',
  sentence:
    'Orders paid by a later attempt at the same partner and merchant account by the same method over orders whose first attempt was declined, failed or timed out.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: over(orders('recovered_same'), orders('first_failed')),
  minimumN: 30,
  reference: reference.payments,
};
