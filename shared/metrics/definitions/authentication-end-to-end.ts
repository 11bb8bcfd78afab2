import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, answered, approved, ofMethod, share } from '../populations.ts';
import { reference } from '../references.ts';

export const authenticationEndToEnd: Metric = {
  id: 'authentication_end_to_end',
  version: 1,
  label: 'Success with authentication, end to end',
  group: 'Authentication',
  sentence:
    'Approved card attempts over card attempts with a final answer or with an authentication that came to nothing: the only fair comparison of with and without 3-D Secure.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), {
    kind: 'or',
    parts: [answered, among('authentication', 'challenge_failed', 'challenge_abandoned', 'rejected', 'error')],
  }),
  computation: share(approved),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
