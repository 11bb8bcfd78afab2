import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const reversalAccuracy: Metric = {
  id: 'reversal_accuracy',
  version: 1,
  label: 'Returns by the rule',
  group: 'Shop with Points',
  sentence: 'Points given back as the program rule says over returns of which the rule is known.',
  unit: 'ratio',
  direction: 'up',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('reversal'), present('expected_points')),
  computation: share(is('points_error', 0)),
  needs: ['expected_points'],
  minimumN: 30,
  reference: reference.points,
};
