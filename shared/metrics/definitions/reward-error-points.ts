import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { ofType, present, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const rewardErrorPoints: Metric = {
  id: 'reward_error_points',
  version: 1,
  label: 'Points off the rule',
  group: 'Shop with Points',
  sentence: 'Points given beyond the program rule, less points given short.',
  unit: 'count',
  direction: 'down',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('accrual', 'reversal'), present('expected_points')),
  computation: total(sum('points_error')),
  needs: ['expected_points'],
  minimumN: 0,
  reference: reference.points,
};
