import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { ofType, rows, total, visa } from '../populations.ts';
import { reference } from '../references.ts';

export const salesVisa: Metric = {
  id: 'sales_visa',
  version: 1,
  label: 'Visa sales',
  group: 'Network programs',
  sentence: 'Visa sales in settlement files.',
  unit: 'count',
  direction: 'info',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('sale'), visa),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.disputes,
};
