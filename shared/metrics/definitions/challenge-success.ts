import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, ofMethod, share } from '../populations.ts';
import { reference } from '../references.ts';

export const challengeSuccess: Metric = {
  id: 'challenge_success',
  version: 1,
  label: 'Challenge success',
  group: 'Authentication',
  sentence: 'Challenges that were passed over challenges.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), among('authentication', 'challenge_passed', 'challenge_failed', 'challenge_abandoned')),
  computation: share(is('authentication', 'challenge_passed')),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
