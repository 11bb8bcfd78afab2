import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, no, present, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const timeToConfirmP50: Metric = {
  id: 'time_to_confirm_p50',
  version: 1,
  label: 'Time to confirm, median',
  group: 'Local methods',
  sentence: 'Minutes from the beginning of a payment to its confirmation, median of confirmed payments.',
  unit: 'minutes',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(present('method'), no(among('method', 'card', 'bnpl', 'points', 'ach'))),
  computation: quantile('minutes(ts_utc, confirmed_at)', 0.5),
  minimumN: 30,
  reference: reference.local,
};
