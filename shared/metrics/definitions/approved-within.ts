import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { compare, is, no, share } from '../populations.ts';
import { reference } from '../references.ts';

export const approvedWithin: Metric = {
  id: 'approved_within',
  version: 1,
  label: 'Approved within days',
  group: 'Card programs',
  sentence: 'Applications approved within $days days of submission over applications submitted and not withdrawn.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'origin',
  population: no(is('decision', 'withdrawn')),
  computation: share(allOf(is('decision', 'approved'), compare('days(ts_utc, decided_at)', '<=', '$days'))),
  parameters: [{ name: 'days', label: 'days', value: 7, choices: [1, 7, 14, 30] }],
  needs: ['decided_at'],
  minimumN: 30,
  reference: reference.applications,
};
