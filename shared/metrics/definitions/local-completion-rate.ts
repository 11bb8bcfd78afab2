import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const localCompletionRate: Metric = {
  id: 'local_completion_rate',
  version: 1,
  label: 'Completion rate',
  group: 'Local methods',
  sentence: 'Payments by local methods that were completed over payments begun.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(
    allOf(present('method'), no(among('method', 'card', 'bnpl', 'points', 'ach'))),
    among('result', 'approved', 'declined', 'error', 'timeout', 'expired', 'pending'),
  ),
  computation: share(approved),
  minimumN: 30,
  reference: reference.local,
};
