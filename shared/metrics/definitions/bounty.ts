import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { money, total } from '../populations.ts';
import { reference } from '../references.ts';

export const bounty: Metric = {
  id: 'bounty',
  version: 1,
  label: 'Bounty',
  group: 'Card programs',
  sentence: 'Bounty paid for new accounts, in the reporting currency, by day of the application.',
  unit: 'money',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: total(money('bounty', 1)),
  minimumN: 0,
  reference: reference.applications,
};
