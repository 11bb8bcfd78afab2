import type { Metric } from '../metric.ts';
import { money, ofType } from '../populations.ts';
import { reference } from '../references.ts';

export const settledValue: Metric = {
  id: 'settled_value',
  version: 1,
  label: 'Settled sales',
  group: 'Money',
  sentence: 'Gross amount of settled sales in the reporting currency at plan rates.',
  unit: 'money',
  direction: 'up',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale'),
  computation: { kind: 'additive', value: money('gross', 1) },
  minimumN: 0,
  reference: reference.settlement,
};
