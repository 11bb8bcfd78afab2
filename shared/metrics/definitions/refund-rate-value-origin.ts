import type { Metric } from '../metric.ts';
import { money, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const refundRateValueOrigin: Metric = {
  id: 'refund_rate_value_origin',
  version: 1,
  label: 'Refund rate of sales by value',
  group: 'Refunds and disputes',
  sentence: 'Gross refunds over gross settled sales, in the reporting currency, both in the period of the sale.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'origin',
  population: ofType('sale', 'refund'),
  computation: over(money('gross', -1, ofType('refund')), money('gross', 1, ofType('sale'))),
  time: 'origin_at',
  maturesInDays: 60,
  minimumN: 30,
  reference: reference.refunds,
};
