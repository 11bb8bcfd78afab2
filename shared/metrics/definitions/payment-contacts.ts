import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const paymentContacts: Metric = {
  id: 'payment_contacts',
  version: 1,
  label: 'Contacts about payments',
  group: 'Contacts',
  sentence: 'Contacts coded as about a payment, in the period in which they came; a transfer is not counted again.',
  unit: 'count',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: allOf(is('is_payment', true), no(is('is_transfer', true))),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.contacts,
};
