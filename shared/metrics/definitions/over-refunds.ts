import type { Metric } from '../metric.ts';
import { is, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const overRefunds: Metric = {
  id: 'over_refunds',
  version: 1,
  label: 'Refunded more than sold',
  group: 'Refunds and disputes',
  sentence: 'Refunds by which an order got back more than it paid; a control that must be zero.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('refund'),
  computation: total(rows(is('is_over_refund', true))),
  minimumN: 0,
  reference: reference.refunds,
};
