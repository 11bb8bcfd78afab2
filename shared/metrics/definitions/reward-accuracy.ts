import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const rewardAccuracy: Metric = {
  id: 'reward_accuracy',
  version: 1,
  label: 'Accruals by the rule',
  group: 'Shop with Points',
  sentence: 'Accruals with the points of the program rule over accruals of which the rule is known.',
  unit: 'ratio',
  direction: 'up',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('accrual'), present('expected_points')),
  computation: share(is('points_error', 0)),
  needs: ['expected_points'],
  minimumN: 30,
  reference: reference.points,
};
