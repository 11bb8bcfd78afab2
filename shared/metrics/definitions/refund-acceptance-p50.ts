import type { Metric } from '../metric.ts';
import { is, quantile } from '../populations.ts';
import { reference } from '../references.ts';

export const refundAcceptanceP50: Metric = {
  id: 'refund_acceptance_p50',
  version: 1,
  label: 'Refund accepted, median',
  group: 'Refunds and disputes',
  sentence: 'Days from the customer’s request to the partner’s acceptance, median of refunds.',
  unit: 'days',
  direction: 'down',
  table: 'payment_event',
  grain: 'row',
  basis: 'event',
  population: is('event', 'refunded'),
  computation: quantile('days(requested_at, ts_utc)', 0.5),
  minimumN: 30,
  reference: reference.refunds,
};
