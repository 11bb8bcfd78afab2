import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const redemptions: Metric = {
  id: 'redemptions',
  version: 1,
  label: 'Redemptions',
  group: 'Shop with Points',
  sentence: 'Redemptions that went through.',
  unit: 'count',
  direction: 'up',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('redemption'), is('result', 'ok')),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.points,
};
