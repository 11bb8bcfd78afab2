import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { compare, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const refundToPlanLateRate: Metric = {
  id: 'refund_to_plan_late_rate',
  version: 1,
  label: 'Refunds late on the plan',
  group: 'BNPL',
  sentence: 'Refunds that reached the plan more than $days days after the request over refunded plans.',
  unit: 'ratio',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: allOf(present('refund_requested_at'), present('refund_applied_at')),
  computation: share(compare('days(refund_requested_at, refund_applied_at)', '>', '$days')),
  parameters: [{ name: 'days', label: 'days', value: 5 }],
  needs: ['refund_requested_at', 'refund_applied_at'],
  minimumN: 30,
  reference: reference.plans,
};
