import type { Metric } from '../metric.ts';
import { answered, orders } from '../populations.ts';
import { reference } from '../references.ts';

/** DOMAIN: orders paid / orders with an attempt, all tenders blended; always shown with its mix. */
export const paymentSuccess: Metric = {
  id: 'payment_success',
  version: 1,
  label: 'Payment success rate',
  group: 'Conversion',
  sentence: 'Orders paid over orders with an answered attempt, all tenders together; an order belongs to its first attempt.',
  unit: 'ratio',
  direction: 'up',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: { kind: 'ratio', numerator: orders('paid'), denominator: orders('all') },
  minimumN: 30,
  reference: reference.payments,
};
