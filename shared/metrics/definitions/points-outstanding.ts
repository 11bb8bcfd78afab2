import { everything } from '../../query/filter.ts';
import { metricPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const pointsOutstanding: Metric = {
  id: 'points_outstanding',
  version: 1,
  label: 'Points outstanding',
  group: 'Shop with Points',
  sentence: 'Points accrued less points redeemed and expired, over the events of the period; over all that is loaded, the balance.',
  unit: 'count',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation('-', operation('-', metricPart('points_accrued'), metricPart('points_redeemed')), metricPart('points_expired')),
  },
  minimumN: 0,
  reference: reference.points,
};
