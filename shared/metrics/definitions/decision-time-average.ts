import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, average, compare } from '../populations.ts';
import { reference } from '../references.ts';

export const decisionTimeAverage: Metric = {
  id: 'decision_time_average',
  version: 1,
  label: 'Decision time, average',
  group: 'Card programs',
  sentence: 'Time from submission to decision over automatic decisions: those made within $limit ms.',
  unit: 'milliseconds',
  direction: 'down',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: allOf(among('decision', 'approved', 'declined'), compare('decision_ms', '<=', '$limit')),
  computation: average('decision_ms'),
  parameters: [{ name: 'limit', label: 'limit in ms', value: 60_000 }],
  minimumN: 30,
  reference: reference.applications,
};
