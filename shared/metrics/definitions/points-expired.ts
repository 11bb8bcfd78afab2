import type { Metric } from '../metric.ts';
import { ofType, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const pointsExpired: Metric = {
  id: 'points_expired',
  version: 1,
  label: 'Points expired',
  group: 'Shop with Points',
  sentence: 'Points that expired.',
  unit: 'count',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('expiry'),
  computation: total(sum('points')),
  minimumN: 0,
  reference: reference.points,
};
