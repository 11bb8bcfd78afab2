import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, ofMethod, orders } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: orders with at least one approved attempt / orders with at least one attempt; a switch of method counts as recovered. */
export const authRateNet: Metric = {
  id: 'auth_rate_net',
  version: 1,
  label: 'Authorization rate, unique orders',
  group: 'Conversion',
  sentence: 'Card orders with at least one approved attempt over card orders with an answered attempt.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: allOf(ofMethod('card'), answered),
  computation: { kind: 'ratio', numerator: orders('paid'), denominator: orders('all') },
  minimumN: 30,
  reference: reference.payments,
};
