import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { approved, money, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const captureRate: Metric = {
  id: 'capture_rate',
  version: 1,
  label: 'Capture rate',
  group: 'Settlement',
  sentence:
    'Captured amount over approved amount, by day of the authorization, in the reporting currency; split by how long the capture took, each part is over all that was approved.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'origin',
  population: allOf(approved, present('amount'), present('captured_amount')),
  computation: over(money('captured_amount', 1), money('approved_value', 1)),
  outcomeDimensions: ['capture_age', 'capture_state'],
  maturesInDays: 10,
  minimumN: 30,
  reference: reference.validity,
};
