import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, approved, ofMethod, share } from '../populations.ts';
import { reference } from '../references.ts';

export const authRateExTechnical: Metric = {
  id: 'auth_rate_ex_technical',
  version: 1,
  label: 'Authorization rate without technical failures',
  group: 'Conversion',
  sentence: 'Approved card attempts over card attempts that were approved or declined; time-outs and technical errors are left out.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), among('result', 'approved', 'declined')),
  computation: share(approved),
  minimumN: 30,
  reference: reference.payments,
};
