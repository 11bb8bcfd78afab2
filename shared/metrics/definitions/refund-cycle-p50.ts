import type { Metric } from '../metric.ts';
import { is, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const refundCycleP50: Metric = {
  id: 'refund_cycle_p50',
  version: 1,
  label: 'Refund to the customer, median',
  group: 'Refunds and disputes',
  sentence: 'Days from the customer’s request to the credit on the customer’s account, median of refunds.',
  unit: 'days',
  direction: 'down',
  table: 'payment_event',
  grain: 'row',
  basis: 'event',
  population: is('event', 'refunded'),
  computation: quantile('days(requested_at, credited_at)', 0.5),
  minimumN: 30,
  reference: reference.refunds,
};
