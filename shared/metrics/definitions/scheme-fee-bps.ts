import type { Metric } from '../metric.ts';
import { money, notPayout, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const schemeFeeBps: Metric = {
  id: 'scheme_fee_bps',
  version: 1,
  label: 'Network fees, of sales',
  group: 'Money',
  sentence: 'Network fees of every line but payouts over gross settled sales, both in the reporting currency, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: notPayout,
  computation: over(money('fee_scheme', -1), money('gross', 1, ofType('sale'))),
  minimumN: 30,
  reference: reference.cost,
};
