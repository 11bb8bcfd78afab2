import type { Metric } from '../metric.ts';
import { is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const contacts: Metric = {
  id: 'contacts',
  version: 1,
  label: 'Contacts',
  group: 'Contacts',
  sentence: 'Contacts of customers; a transfer is not counted again.',
  unit: 'count',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: no(is('is_transfer', true)),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.contacts,
};
