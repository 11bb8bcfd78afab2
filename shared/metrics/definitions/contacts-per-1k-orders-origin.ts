import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const contactsPer1kOrdersOrigin: Metric = {
  id: 'contacts_per_1k_orders_origin',
  version: 1,
  label: 'Contacts for every 1,000 orders of a period',
  group: 'Contacts',
  sentence: 'Contacts about payments over orders with an answered attempt, x 1,000; contacts in the period of their order.',
  unit: 'per_thousand',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'origin',
  population: everything,
  computation: { kind: 'derived', formula: quotient('payment_contacts_origin', 'orders') },
  minimumN: 1000,
  reference: reference.contacts,
};
