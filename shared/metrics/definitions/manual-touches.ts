import type { Metric } from '../metric.ts';
import { present, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const manualTouches: Metric = {
  id: 'manual_touches',
  version: 1,
  label: 'Manual touches',
  group: 'Settlement',
  sentence: 'How often people had to work on ledger entries.',
  unit: 'count',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: present('touches'),
  computation: total(sum('touches')),
  minimumN: 0,
  reference: reference.settlement,
};
