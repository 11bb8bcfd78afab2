import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, distinct, total } from '../populations.ts';
import { reference } from '../references.ts';

export const activeCustomers: Metric = {
  id: 'active_customers',
  version: 1,
  label: 'Active cardholders',
  group: 'Card programs',
  sentence: 'Different customers with an approved payment on a co-brand or private-label card.',
  unit: 'count',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(among('product', 'co_brand', 'private_label'), approved),
  computation: total(distinct(['customer_id'])),
  minimumN: 0,
  reference: reference.applications,
};
