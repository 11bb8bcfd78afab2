import type { Metric } from '../metric.ts';
import { money, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const disputeRateValueOrigin: Metric = {
  id: 'dispute_rate_value_origin',
  version: 1,
  label: 'Dispute rate of sales by value',
  group: 'Refunds and disputes',
  sentence: 'Gross chargebacks over gross settled sales, in the reporting currency, both in the period of the sale.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'origin',
  population: ofType('sale', 'chargeback'),
  computation: over(money('gross', -1, ofType('chargeback')), money('gross', 1, ofType('sale'))),
  time: 'origin_at',
  maturesInDays: 120,
  minimumN: 100,
  reference: reference.disputes,
};
