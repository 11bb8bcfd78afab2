import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const falsePositiveRate: Metric = {
  id: 'false_positive_rate',
  version: 1,
  label: 'False positives of own risk rules',
  group: 'Conversion',
  sentence: 'Good payments over the attempts that were let through as a test although the rules would have blocked them.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(is('is_holdout', true), present('is_fraud')),
  computation: share(is('is_fraud', false)),
  needs: ['is_holdout', 'is_fraud'],
  minimumN: 30,
  reference: reference.payments,
};
