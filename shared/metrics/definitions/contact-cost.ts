import type { Metric } from '../metric.ts';
import { is, money, total } from '../populations.ts';
import { reference } from '../references.ts';

export const contactCost: Metric = {
  id: 'contact_cost',
  version: 1,
  label: 'Cost of contacts',
  group: 'Contacts',
  sentence: 'Cost of contacts about payments with their transfers, in the reporting currency.',
  unit: 'money',
  direction: 'down',
  table: 'contact',
  grain: 'row',
  basis: 'event',
  population: is('is_payment', true),
  computation: total(money('cost', 1)),
  minimumN: 0,
  reference: reference.contacts,
};
