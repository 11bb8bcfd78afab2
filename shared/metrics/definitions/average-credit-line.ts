import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, over, present, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const averageCreditLine: Metric = {
  id: 'average_credit_line',
  version: 1,
  label: 'Average credit line',
  group: 'Card programs',
  sentence: 'Credit lines granted over approved applications with one, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: allOf(is('decision', 'approved'), present('credit_line')),
  computation: over(money('credit_line', 1), rows()),
  minimumN: 30,
  reference: reference.applications,
};
