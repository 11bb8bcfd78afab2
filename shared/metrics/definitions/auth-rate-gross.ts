import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, approved, ofMethod, rows } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: approved attempts / attempts with a final answer; moves with retry policy, so partners are compared by the first-attempt rate. */
export const authRateGross: Metric = {
  id: 'auth_rate_gross',
  version: 1,
  label: 'Authorization rate, all attempts',
  group: 'Conversion',
  sentence: 'Approved card attempts over card attempts with a final answer; time-outs and technical errors count as not approved.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), answered),
  computation: { kind: 'ratio', numerator: rows(approved), denominator: rows() },
  minimumN: 30,
  reference: reference.payments,
};
