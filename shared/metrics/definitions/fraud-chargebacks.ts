import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const fraudChargebacks: Metric = {
  id: 'fraud_chargebacks',
  version: 1,
  label: 'Fraud chargebacks',
  group: 'Refunds and disputes',
  sentence: 'Chargebacks with a fraud reason, in the period in which they arrived.',
  unit: 'count',
  direction: 'down',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: allOf(is('stage', 'chargeback'), is('is_fraud', true)),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.disputes,
};
