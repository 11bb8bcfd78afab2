import type { Metric } from '../metric.ts';
import { is, no, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const ttrP90: Metric = {
  id: 'ttr_p90',
  version: 1,
  label: 'Time to resolve, 90th percentile',
  group: 'Contacts',
  sentence: 'Hours from contact to resolution, 90th percentile of resolved contacts.',
  unit: 'hours',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: no(is('is_transfer', true)),
  computation: quantile('hours(ts_utc, resolved_at)', 0.9),
  minimumN: 30,
  reference: reference.contacts,
};
