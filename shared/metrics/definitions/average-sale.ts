import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { money, ofType, over, present, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const averageSale: Metric = {
  id: 'average_sale',
  version: 1,
  label: 'Average sale',
  group: 'Money',
  sentence: 'Gross settled sales over their number, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('sale'), present('gross')),
  computation: over(money('gross', 1), rows()),
  minimumN: 30,
  reference: reference.payments,
};
