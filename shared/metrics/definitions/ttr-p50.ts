import type { Metric } from '../metric.ts';
import { is, no, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const ttrP50: Metric = {
  id: 'ttr_p50',
  version: 1,
  label: 'Time to resolve, median',
  group: 'Contacts',
  sentence: 'Hours from contact to resolution, median of resolved contacts.',
  unit: 'hours',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: no(is('is_transfer', true)),
  computation: quantile('hours(ts_utc, resolved_at)', 0.5),
  minimumN: 30,
  reference: reference.contacts,
};
