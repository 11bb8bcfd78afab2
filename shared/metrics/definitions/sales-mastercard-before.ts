import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { mastercard, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const salesMastercardBefore: Metric = {
  id: 'sales_mastercard_before',
  version: 1,
  label: 'Mastercard sales of the month before',
  group: 'Network programs',
  sentence: 'Mastercard sales in settlement files, counted in the month after the one in which they were settled.',
  unit: 'count',
  direction: 'info',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('sale'), mastercard),
  computation: total(rows()),
  monthsBefore: 1,
  minimumN: 0,
  reference: reference.ecm,
};
