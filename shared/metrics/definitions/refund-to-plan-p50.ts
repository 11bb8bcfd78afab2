import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const refundToPlanP50: Metric = {
  id: 'refund_to_plan_p50',
  version: 1,
  label: 'Refund to the plan, median',
  group: 'BNPL',
  sentence: 'Days from the customer’s request to the refund on the plan, median of refunded plans.',
  unit: 'days',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: quantile('days(refund_requested_at, refund_applied_at)', 0.5),
  minimumN: 30,
  reference: reference.plans,
};
