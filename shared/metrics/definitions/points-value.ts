import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, money, ofType, over, sum } from '../populations.ts';
import { reference } from '../references.ts';

export const pointsValue: Metric = {
  id: 'points_value',
  version: 1,
  label: 'Worth of a point',
  group: 'Shop with Points',
  sentence: 'Worth of redeemed points over their number, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('redemption'), is('result', 'ok')),
  computation: over(money('value', 1), sum('points')),
  minimumN: 30,
  reference: reference.points,
};
