import type { Metric } from '../metric.ts';
import { compare, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const activationRate: Metric = {
  id: 'activation_rate',
  version: 1,
  label: 'Activation',
  group: 'Card programs',
  sentence: 'Accounts with a first purchase within $days days of booking over booked accounts, by day of the application.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'origin',
  population: present('booked_at'),
  computation: share(compare('days(booked_at, first_purchase_at)', '<=', '$days')),
  parameters: [{ name: 'days', label: 'days', value: 30, choices: [30, 60, 90] }],
  needs: ['booked_at', 'first_purchase_at'],
  maturesInDays: '$days',
  minimumN: 30,
  reference: reference.applications,
};
