import type { Metric } from '../metric.ts';
import { ofType, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN 1.5, Visa's convention: chargebacks received in the period / sales settled in the period. */
export const disputeRateCount: Metric = {
  id: 'dispute_rate_count',
  version: 1,
  label: 'Dispute rate',
  group: 'Refunds and disputes',
  sentence: 'Chargebacks over settled sales, by count, both in the period in which they happened.',
  unit: 'ratio',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale', 'chargeback'),
  computation: { kind: 'ratio', numerator: rows(ofType('chargeback')), denominator: rows(ofType('sale')) },
  minimumN: 100,
  reference: reference.disputes,
};
