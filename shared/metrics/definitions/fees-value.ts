import type { Metric } from '../metric.ts';
import { money, notPayout } from '../populations.ts';
import { reference } from '../references.ts';

export const feesValue: Metric = {
  id: 'fees_value',
  version: 1,
  label: 'Partner fees',
  group: 'Money',
  sentence: 'Fees charged by partners, less fees given back, in the reporting currency at plan rates.',
  unit: 'money',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: notPayout,
  computation: { kind: 'additive', value: money('fee_total', -1) },
  minimumN: 0,
  reference: reference.cost,
};
