import type { Metric } from '../metric.ts';
import { money, notPayout, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const interchangeBps: Metric = {
  id: 'interchange_bps',
  version: 1,
  label: 'Interchange, of sales',
  group: 'Money',
  sentence: 'Interchange of every line but payouts over gross settled sales, both in the reporting currency, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: notPayout,
  computation: over(money('fee_interchange', -1), money('gross', 1, ofType('sale'))),
  minimumN: 30,
  reference: reference.cost,
};
