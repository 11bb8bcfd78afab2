import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, ofType, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const settledOnTimeValue: Metric = {
  id: 'settled_on_time_value',
  version: 1,
  label: 'Settled on time, by value',
  group: 'Settlement',
  sentence: 'Value of sales settled by the promised day over that of settled sales, in the reporting currency.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofType('sale'), present('settlement_lag')),
  computation: over(money('amount', 1, is('is_settled_on_time', true)), money('amount', 1)),
  minimumN: 30,
  reference: reference.settlement,
};
