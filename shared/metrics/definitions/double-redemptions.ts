import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const doubleRedemptions: Metric = {
  id: 'double_redemptions',
  version: 1,
  label: 'Double redemptions',
  group: 'Shop with Points',
  sentence: 'Redemptions of the same order and points within a minute after another; a control that must be zero.',
  unit: 'count',
  direction: 'down',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('redemption'), is('result', 'ok')),
  computation: total(rows(is('is_double_redemption', true))),
  minimumN: 0,
  reference: reference.points,
};
