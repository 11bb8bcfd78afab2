import type { Metric } from '../metric.ts';
import { ofType, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN 1.5, by count, event basis: refunds of the period / sales of the period. */
export const refundRate: Metric = {
  id: 'refund_rate',
  version: 1,
  label: 'Refund rate',
  group: 'Refunds and disputes',
  sentence: 'Refunds over settled sales, by count, both in the period in which they happened.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale', 'refund'),
  computation: { kind: 'ratio', numerator: rows(ofType('refund')), denominator: rows(ofType('sale')) },
  minimumN: 30,
  reference: reference.refunds,
};
