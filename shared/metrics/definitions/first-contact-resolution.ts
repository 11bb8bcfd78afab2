import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { compare, is, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const firstContactResolution: Metric = {
  id: 'first_contact_resolution',
  version: 1,
  label: 'First contact resolution',
  group: 'Contacts',
  sentence:
    'Contacts that were resolved without another of the same customer about the same within $days days, over contacts; transfers belong to the contact they came from.',
  unit: 'ratio',
  direction: 'up',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: allOf(no(is('is_transfer', true)), present('customer_id')),
  computation: share(allOf(present('resolved_at'), no(compare('days(ts_utc, next_contact_at)', '<=', '$days')))),
  parameters: [{ name: 'days', label: 'days', value: 7, choices: [1, 3, 7, 14, 30] }],
  needs: ['resolved_at'],
  maturesInDays: '$days',
  minimumN: 30,
  reference: reference.contacts,
};
