import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const applicationPendingRate: Metric = {
  id: 'application_pending_rate',
  version: 1,
  label: 'Applications pending',
  group: 'Card programs',
  sentence: 'Applications without a decision over applications submitted.',
  unit: 'ratio',
  direction: 'down',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: share(is('decision', 'pending')),
  minimumN: 30,
  reference: reference.applications,
};
