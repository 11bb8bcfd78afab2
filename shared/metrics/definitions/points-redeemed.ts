import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const pointsRedeemed: Metric = {
  id: 'points_redeemed',
  version: 1,
  label: 'Points redeemed',
  group: 'Shop with Points',
  sentence: 'Points redeemed, less those given back.',
  unit: 'count',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('redemption', 'reversal'), is('result', 'ok')),
  computation: total(sum('points')),
  minimumN: 0,
  reference: reference.points,
};
