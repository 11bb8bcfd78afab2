import type { Metric } from '../metric.ts';
import { ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const refunds: Metric = {
  id: 'refunds',
  version: 1,
  label: 'Refunds',
  group: 'Volume',
  sentence: 'Refunds in settlement files, in the period in which they happened.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('refund'),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.refunds,
};
