import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, money, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const authRateValue: Metric = {
  id: 'auth_rate_value',
  version: 1,
  label: 'Authorization rate by value',
  group: 'Conversion',
  sentence:
    'Approved amount over attempted amount of card attempts with a final answer, in the reporting currency; a partial approval counts with what was approved.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, present('amount')),
  computation: over(money('approved_value', 1), money('amount', 1)),
  needs: ['amount'],
  minimumN: 30,
  reference: reference.payments,
};
