import type { Metric } from '../metric.ts';
import { ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const settledSales: Metric = {
  id: 'settled_sales',
  version: 1,
  label: 'Settled sales, number',
  group: 'Volume',
  sentence: 'Sales in settlement files.',
  unit: 'count',
  direction: 'up',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('sale'),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.payments,
};
