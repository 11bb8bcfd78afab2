import { everything } from '../../query/filter.ts';
import { metricPart, numberPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const handleTime: Metric = {
  id: 'handle_time',
  version: 1,
  label: 'Handling time, average',
  group: 'Contacts',
  sentence: 'Seconds worked on contacts, with their transfers, over contacts, in minutes.',
  unit: 'minutes',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation('/', operation('/', metricPart('handled_seconds'), numberPart('60')), metricPart('contacts')),
  },
  minimumN: 30,
  reference: reference.contacts,
};
