import type { Metric } from '../metric.ts';
import { ofType, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const pointsAccrued: Metric = {
  id: 'points_accrued',
  version: 1,
  label: 'Points accrued',
  group: 'Shop with Points',
  sentence: 'Points given.',
  unit: 'count',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('accrual'),
  computation: total(sum('points')),
  minimumN: 0,
  reference: reference.points,
};
