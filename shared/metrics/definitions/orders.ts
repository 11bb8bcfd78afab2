import type { Metric } from '../metric.ts';
import { answered, orders as ordersOf } from '../populations.ts';
import { reference } from '../references.ts';

export const orders: Metric = {
  id: 'orders',
  version: 1,
  label: 'Orders',
  group: 'Volume',
  sentence: 'Orders with an answered attempt, each counted once, at its first attempt.',
  unit: 'count',
  direction: 'info',
  table: 'attempt',
  grain: 'order',
  basis: 'origin',
  population: answered,
  computation: { kind: 'additive', value: ordersOf('all') },
  minimumN: 0,
  reference: reference.payments,
};
