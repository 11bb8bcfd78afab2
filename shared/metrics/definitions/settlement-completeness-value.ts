import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const settlementCompletenessValue: Metric = {
  id: 'settlement_completeness_value',
  version: 1,
  label: 'Settlement completeness, by value',
  group: 'Settlement',
  sentence: 'Value of sales settled by the promised day over that of sales whose promised day has come, in the reporting currency.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofType('sale'), is('is_settlement_due', true)),
  computation: over(money('amount', 1, is('is_settled_on_time', true)), money('amount', 1)),
  minimumN: 30,
  reference: reference.settlement,
};
