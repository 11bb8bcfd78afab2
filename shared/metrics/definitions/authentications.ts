import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, no, ofMethod, present, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const authentications: Metric = {
  id: 'authentications',
  version: 1,
  label: 'Authentications',
  group: 'Authentication',
  sentence: 'Card attempts for which 3-D Secure was asked.',
  unit: 'count',
  direction: 'info',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(ofMethod('card'), no(among('authentication', 'none')), present('authentication')),
  computation: total(rows()),
  outcomeDimensions: ['authentication'],
  needs: ['authentication'],
  minimumN: 0,
  reference: reference.emv,
};
