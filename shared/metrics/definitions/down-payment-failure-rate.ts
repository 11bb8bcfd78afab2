import type { Metric } from '../metric.ts';
import { is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const downPaymentFailureRate: Metric = {
  id: 'down_payment_failure_rate',
  version: 1,
  label: 'Down payments that failed',
  group: 'BNPL',
  sentence: 'Plans whose down payment was not taken over plans of which it is known.',
  unit: 'ratio',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: present('is_down_payment_ok'),
  computation: share(is('is_down_payment_ok', false)),
  needs: ['is_down_payment_ok'],
  minimumN: 30,
  reference: reference.plans,
};
