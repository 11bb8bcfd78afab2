import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const paymentContactsOrigin: Metric = {
  id: 'payment_contacts_origin',
  version: 1,
  label: 'Contacts about payments of orders',
  group: 'Contacts',
  sentence: 'Contacts coded as about a payment, in the period of the order; a transfer is not counted again.',
  unit: 'count',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'origin',
  population: allOf(is('is_payment', true), no(is('is_transfer', true))),
  computation: total(rows()),
  time: 'order_at',
  maturesInDays: 30,
  minimumN: 0,
  reference: reference.contacts,
};
