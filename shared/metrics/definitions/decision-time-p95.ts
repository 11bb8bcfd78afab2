import type { Metric } from '../metric.ts';
import { among, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const decisionTimeP95: Metric = {
  id: 'decision_time_p95',
  version: 1,
  label: 'Decision time, 95th percentile',
  group: 'Card programs',
  sentence: 'Exact 95th percentile of the time from submission to decision.',
  unit: 'milliseconds',
  direction: 'down',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: among('decision', 'approved', 'declined'),
  computation: quantile('decision_ms', 0.95),
  minimumN: 30,
  reference: reference.applications,
};
