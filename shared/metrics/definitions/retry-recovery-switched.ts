import type { Metric } from '../metric.ts';
import { answered, orders, over } from '../populations.ts';
import { reference } from '../references.ts';

export const retryRecoverySwitched: Metric = {
  id: 'retry_recovery_switched',
  version: 1,
  label: 'Retry recovery by another method',
  group: 'Conversion',
  sentence:
    'Orders paid by a later attempt by another method of payment over orders whose first attempt was declined, failed or timed out.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: over(orders('recovered_switched'), orders('first_failed')),
  minimumN: 30,
  reference: reference.payments,
};
