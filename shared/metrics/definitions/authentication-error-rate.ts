import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, ofMethod, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const authenticationErrorRate: Metric = {
  id: 'authentication_error_rate',
  version: 1,
  label: 'Authentication errors',
  group: 'Authentication',
  sentence: 'Authentications that failed technically over authentications asked for.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), no(among('authentication', 'none')), present('authentication')),
  computation: share(is('authentication', 'error')),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
