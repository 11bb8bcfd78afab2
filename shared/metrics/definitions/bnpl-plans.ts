import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const bnplPlans: Metric = {
  id: 'bnpl_plans',
  version: 1,
  label: 'Plans opened',
  group: 'BNPL',
  sentence: 'Installment plans opened.',
  unit: 'count',
  direction: 'info',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: total(rows()),
  outcomeDimensions: ['status', 'past_due_band'],
  minimumN: 0,
  reference: reference.plans,
};
