import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const handledSeconds: Metric = {
  id: 'handled_seconds',
  version: 1,
  label: 'Seconds worked on contacts',
  group: 'Contacts',
  sentence: 'Seconds worked on contacts, with their transfers.',
  unit: 'count',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: total(sum('handle_seconds')),
  minimumN: 0,
  reference: reference.contacts,
};
