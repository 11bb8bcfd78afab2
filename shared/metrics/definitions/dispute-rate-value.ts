import type { Metric } from '../metric.ts';
import { money, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const disputeRateValue: Metric = {
  id: 'dispute_rate_value',
  version: 1,
  label: 'Dispute rate by value',
  group: 'Refunds and disputes',
  sentence: 'Gross chargebacks over gross settled sales, in the reporting currency, both in the period in which they happened.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale', 'chargeback'),
  computation: over(money('gross', -1, ofType('chargeback')), money('gross', 1, ofType('sale'))),
  minimumN: 100,
  reference: reference.disputes,
};
