import type { Metric } from '../metric.ts';
import { money, notPayout, ofType } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN 1.6: all partner fees / settled sales x 10,000. */
export const costOfAcceptance: Metric = {
  id: 'cost_of_acceptance_bps',
  version: 1,
  label: 'Cost of acceptance',
  group: 'Money',
  sentence: 'Partner fees of every line but payouts over gross settled sales, both in the reporting currency, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: notPayout,
  computation: { kind: 'ratio', numerator: money('fee_total', -1), denominator: money('gross', 1, ofType('sale')) },
  minimumN: 30,
  reference: reference.cost,
};
