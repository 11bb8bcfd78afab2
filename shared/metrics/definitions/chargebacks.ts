import type { Metric } from '../metric.ts';
import { ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const chargebacks: Metric = {
  id: 'chargebacks',
  version: 1,
  label: 'Chargebacks',
  group: 'Volume',
  sentence: 'Chargebacks in settlement files, in the period in which they arrived.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('chargeback'),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.disputes,
};
