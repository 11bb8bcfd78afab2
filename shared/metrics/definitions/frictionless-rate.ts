import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, no, ofMethod, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const frictionlessRate: Metric = {
  id: 'frictionless_rate',
  version: 1,
  label: 'Frictionless rate',
  group: 'Authentication',
  sentence: 'Authentications granted without a challenge over authentications asked for.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), no(among('authentication', 'none')), present('authentication')),
  computation: share(among('authentication', 'frictionless', 'attempted')),
  needs: ['authentication'],
  minimumN: 30,
  reference: reference.emv,
};
