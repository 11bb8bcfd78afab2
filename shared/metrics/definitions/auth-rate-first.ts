import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, ofMethod, orders } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: orders whose first attempt was approved / orders with an attempt; does not move with retry policy. */
export const authRateFirst: Metric = {
  id: 'auth_rate_first',
  version: 1,
  label: 'Authorization rate, first attempts',
  group: 'Conversion',
  sentence: 'Card orders whose first attempt was approved over card orders with an answered attempt.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: allOf(ofMethod('card'), answered),
  computation: { kind: 'ratio', numerator: orders('first_approved'), denominator: orders('all') },
  minimumN: 30,
  reference: reference.payments,
};
