import type { Metric } from '../metric.ts';
import { average, is, no } from '../populations.ts';
import { reference } from '../references.ts';

export const ttrAverage: Metric = {
  id: 'ttr_average',
  version: 1,
  label: 'Time to resolve, average',
  group: 'Contacts',
  sentence: 'Hours from contact to resolution over resolved contacts.',
  unit: 'hours',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: no(is('is_transfer', true)),
  computation: average('hours(ts_utc, resolved_at)'),
  minimumN: 30,
  reference: reference.contacts,
};
