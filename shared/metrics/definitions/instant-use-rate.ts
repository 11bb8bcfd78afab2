import type { Metric } from '../metric.ts';
import { is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const instantUseRate: Metric = {
  id: 'instant_use_rate',
  version: 1,
  label: 'Used in the same session',
  group: 'Card programs',
  sentence: 'Approved accounts used at checkout in the session of the application over approved applications.',
  unit: 'ratio',
  direction: 'up',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: is('decision', 'approved'),
  computation: share(is('is_used_in_session', true)),
  needs: ['is_used_in_session'],
  minimumN: 30,
  reference: reference.applications,
};
