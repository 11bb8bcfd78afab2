import type { Metric } from '../metric.ts';
import { money, over, present, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const bnplAverageOrder: Metric = {
  id: 'bnpl_average_order',
  version: 1,
  label: 'Average plan',
  group: 'BNPL',
  sentence: 'Amount of plans over their number, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: present('amount'),
  computation: over(money('amount', 1), rows()),
  minimumN: 30,
  reference: reference.plans,
};
