import type { Metric } from '../metric.ts';
import { ofType, over, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const refundRateOrigin: Metric = {
  id: 'refund_rate_origin',
  version: 1,
  label: 'Refund rate of sales',
  group: 'Refunds and disputes',
  sentence: 'Refunds over settled sales, by count, both in the period of the sale.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'origin',
  population: ofType('sale', 'refund'),
  computation: over(rows(ofType('refund')), rows(ofType('sale'))),
  time: 'origin_at',
  maturesInDays: 60,
  minimumN: 30,
  reference: reference.refunds,
};
