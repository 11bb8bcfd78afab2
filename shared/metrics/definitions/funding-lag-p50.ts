import type { Metric } from '../metric.ts';
import { ofType, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const fundingLagP50: Metric = {
  id: 'funding_lag_p50',
  version: 1,
  label: 'Funding lag, median',
  group: 'Shop with Points',
  sentence: 'Days from a redemption to the partner’s payment for it, median.',
  unit: 'days',
  direction: 'down',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('redemption'),
  computation: quantile('days(ts_utc, funded_at)', 0.5),
  minimumN: 30,
  reference: reference.points,
};
