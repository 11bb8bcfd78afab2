import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, no, present, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const timeToConfirmP95: Metric = {
  id: 'time_to_confirm_p95',
  version: 1,
  label: 'Time to confirm, 95th percentile',
  group: 'Local methods',
  sentence: 'Minutes from the beginning of a payment to its confirmation, 95th percentile of confirmed payments.',
  unit: 'minutes',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(present('method'), no(among('method', 'card', 'bnpl', 'points', 'ach'))),
  computation: quantile('minutes(ts_utc, confirmed_at)', 0.95),
  minimumN: 30,
  reference: reference.local,
};
