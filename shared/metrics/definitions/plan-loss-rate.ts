import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const planLossRate: Metric = {
  id: 'plan_loss_rate',
  version: 1,
  label: 'Charged off',
  group: 'BNPL',
  sentence: 'Balance of plans charged off over the amount of all plans, in the reporting currency, by day of opening.',
  unit: 'ratio',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'origin',
  population: allOf(present('balance'), present('amount')),
  computation: over(money('balance', 1, is('status', 'charged_off')), money('amount', 1)),
  minimumN: 30,
  reference: reference.plans,
};
