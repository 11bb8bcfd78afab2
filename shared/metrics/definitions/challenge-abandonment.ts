import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, ofMethod, share } from '../populations.ts';
import { reference } from '../references.ts';

export const challengeAbandonment: Metric = {
  id: 'challenge_abandonment',
  version: 1,
  label: 'Challenge abandonment',
  group: 'Authentication',
  sentence: 'Challenges that the customer left over challenges.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), among('authentication', 'challenge_passed', 'challenge_failed', 'challenge_abandoned')),
  computation: share(is('authentication', 'challenge_abandoned')),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
