import type { Metric } from '../metric.ts';
import { is, no, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const ttaP50: Metric = {
  id: 'tta_p50',
  version: 1,
  label: 'Time to first response, median',
  group: 'Contacts',
  sentence: 'Minutes from contact to the first response, median of contacts that got one.',
  unit: 'minutes',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: no(is('is_transfer', true)),
  computation: quantile('minutes(ts_utc, first_response_at)', 0.5),
  minimumN: 30,
  reference: reference.contacts,
};
