import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, total } from '../populations.ts';
import { reference } from '../references.ts';

export const fraudDisputedValue: Metric = {
  id: 'fraud_disputed_value',
  version: 1,
  label: 'Fraud chargebacks, value',
  group: 'Refunds and disputes',
  sentence: 'Value of chargebacks with a fraud reason, in the reporting currency, in the period in which they arrived.',
  unit: 'money',
  direction: 'down',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: allOf(is('stage', 'chargeback'), is('is_fraud', true)),
  computation: total(money('size', 1)),
  minimumN: 0,
  reference: reference.disputes,
};
