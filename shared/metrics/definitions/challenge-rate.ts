import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, no, ofMethod, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const challengeRate: Metric = {
  id: 'challenge_rate',
  version: 1,
  label: 'Challenge rate',
  group: 'Authentication',
  sentence: 'Authentications with a challenge over authentications asked for.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), no(among('authentication', 'none')), present('authentication')),
  computation: share(among('authentication', 'challenge_passed', 'challenge_failed', 'challenge_abandoned')),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
