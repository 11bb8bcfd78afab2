import type { Metric } from '../metric.ts';
import { money, over, present, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const bountyPerAccount: Metric = {
  id: 'bounty_per_account',
  version: 1,
  label: 'Bounty per booked account',
  group: 'Card programs',
  sentence: 'Bounty paid over booked accounts, in the reporting currency.',
  unit: 'money',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: present('booked_at'),
  computation: over(money('bounty', 1), rows()),
  needs: ['booked_at'],
  minimumN: 30,
  reference: reference.applications,
};
