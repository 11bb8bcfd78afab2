import type { Metric } from '../metric.ts';
import { among, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const refundFailureRate: Metric = {
  id: 'refund_failure_rate',
  version: 1,
  label: 'Refund failures',
  group: 'Refunds and disputes',
  sentence: 'Refunds that failed over refunds that failed or went through, by step in the life of the payment.',
  unit: 'ratio',
  direction: 'down',
  table: 'payment_event',
  grain: 'row',
  basis: 'event',
  population: among('event', 'refunded', 'refund_failed'),
  computation: share(is('event', 'refund_failed')),
  minimumN: 30,
  reference: reference.refunds,
};
