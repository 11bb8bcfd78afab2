import type { Metric } from '../metric.ts';
import { answered, distinct, total } from '../populations.ts';
import { reference } from '../references.ts';

export const customers: Metric = {
  id: 'customers',
  version: 1,
  label: 'Customers',
  group: 'Volume',
  sentence: 'Different customers with an answered attempt.',
  unit: 'count',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: total(distinct(['customer_id'])),
  minimumN: 0,
  reference: reference.payments,
};
