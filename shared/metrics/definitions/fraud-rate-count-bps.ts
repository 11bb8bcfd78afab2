import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const fraudRateCountBps: Metric = {
  id: 'fraud_rate_count_bps',
  version: 1,
  label: 'Fraud rate',
  group: 'Refunds and disputes',
  sentence: 'Chargebacks with a fraud reason over settled sales, by count, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('fraud_chargebacks', 'settled_sales') },
  minimumN: 100,
  reference: reference.disputes,
};
