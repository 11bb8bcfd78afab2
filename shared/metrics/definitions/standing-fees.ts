import type { Metric } from '../metric.ts';
import { money, ofType, total } from '../populations.ts';
import { reference } from '../references.ts';

export const standingFees: Metric = {
  id: 'standing_fees',
  version: 1,
  label: 'Fees of no sale',
  group: 'Money',
  sentence: 'Monthly fees, penalties and other fees that belong to no sale, in the reporting currency.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('fee'),
  computation: total(money('fee_total', -1)),
  minimumN: 0,
  reference: reference.cost,
};
