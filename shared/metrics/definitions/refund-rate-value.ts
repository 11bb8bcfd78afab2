import type { Metric } from '../metric.ts';
import { money, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const refundRateValue: Metric = {
  id: 'refund_rate_value',
  version: 1,
  label: 'Refund rate by value',
  group: 'Refunds and disputes',
  sentence: 'Gross refunds over gross settled sales, in the reporting currency, both in the period in which they happened.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale', 'refund'),
  computation: over(money('gross', -1, ofType('refund')), money('gross', 1, ofType('sale'))),
  minimumN: 30,
  reference: reference.refunds,
};
