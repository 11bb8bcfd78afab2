import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, compare, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const instantDecisionRate: Metric = {
  id: 'instant_decision_rate',
  version: 1,
  label: 'Instant decisions',
  group: 'Card programs',
  sentence: 'Decisions within $milliseconds ms over decisions of which the time is known.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: allOf(among('decision', 'approved', 'declined'), present('decision_ms')),
  computation: share(compare('decision_ms', '<=', '$milliseconds')),
  parameters: [{ name: 'milliseconds', label: 'milliseconds', value: 15000 }],
  needs: ['decision_ms'],
  minimumN: 30,
  reference: reference.applications,
};
