import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const reopenRate: Metric = {
  id: 'reopen_rate',
  version: 1,
  label: 'Reopened',
  group: 'Contacts',
  sentence: 'Contacts that were opened again over contacts of which it is known.',
  unit: 'ratio',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: allOf(no(is('is_transfer', true)), present('is_reopened')),
  computation: share(is('is_reopened', true)),
  needs: ['is_reopened'],
  minimumN: 30,
  reference: reference.contacts,
};
