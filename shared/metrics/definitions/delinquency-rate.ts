import type { Metric } from '../metric.ts';
import { compare, money, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const delinquencyRate: Metric = {
  id: 'delinquency_rate',
  version: 1,
  label: 'Delinquency',
  group: 'BNPL',
  sentence: 'Balance of plans $days days or more past due over the balance of all plans, in the reporting currency, by day of opening.',
  unit: 'ratio',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'origin',
  population: present('balance'),
  computation: over(money('balance', 1, compare('days_past_due', '>=', '$days')), money('balance', 1)),
  outcomeDimensions: ['past_due_band'],
  parameters: [{ name: 'days', label: 'days past due', value: 30, choices: [1, 30, 60, 90] }],
  needs: ['days_past_due'],
  minimumN: 30,
  reference: reference.plans,
};
