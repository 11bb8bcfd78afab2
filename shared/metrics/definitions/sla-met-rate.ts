import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { compare, is, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const slaMetRate: Metric = {
  id: 'sla_met_rate',
  version: 1,
  label: 'Resolved in time',
  group: 'Contacts',
  sentence: 'Contacts resolved by their due time over resolved contacts with one.',
  unit: 'ratio',
  direction: 'up',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: allOf(no(is('is_transfer', true)), present('resolved_at'), present('due_at')),
  computation: share(compare('seconds(resolved_at, due_at)', '>=', 0)),
  needs: ['due_at', 'resolved_at'],
  minimumN: 30,
  reference: reference.contacts,
};
