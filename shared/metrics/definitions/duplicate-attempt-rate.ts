import type { Metric } from '../metric.ts';
import { answered, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const duplicateAttemptRate: Metric = {
  id: 'duplicate_attempt_rate',
  version: 1,
  label: 'Duplicate attempts',
  group: 'Conversion',
  sentence: 'Attempts of the same order and amount within 60 seconds after an approval, over attempts with a final answer.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: share(is('is_duplicate', true)),
  minimumN: 30,
  reference: reference.payments,
};
