import type { Metric } from '../metric.ts';
import { ofType, over, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const disputeRateOrigin: Metric = {
  id: 'dispute_rate_origin',
  version: 1,
  label: 'Dispute rate of sales',
  group: 'Refunds and disputes',
  sentence: 'Chargebacks over settled sales, by count, both in the period of the sale.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'origin',
  population: ofType('sale', 'chargeback'),
  computation: over(rows(ofType('chargeback')), rows(ofType('sale'))),
  time: 'origin_at',
  maturesInDays: 120,
  minimumN: 100,
  reference: reference.disputes,
};
