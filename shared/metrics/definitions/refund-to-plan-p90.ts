import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const refundToPlanP90: Metric = {
  id: 'refund_to_plan_p90',
  version: 1,
  label: 'Refund to the plan, 90th percentile',
  group: 'BNPL',
  sentence: 'Days from the customer’s request to the refund on the plan, 90th percentile of refunded plans.',
  unit: 'days',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: quantile('days(refund_requested_at, refund_applied_at)', 0.9),
  minimumN: 30,
  reference: reference.plans,
};
