import type { Metric } from '../metric.ts';
import { money, ofType, total } from '../populations.ts';
import { reference } from '../references.ts';

export const contractedFees: Metric = {
  id: 'contracted_fees',
  version: 1,
  label: 'Fees by contract',
  group: 'Money',
  sentence: 'What the rate card in force on the day of each sale makes of it, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale'),
  computation: total(money('contracted_fee', 1)),
  minimumN: 0,
  reference: reference.cost,
};
