import type { Metric } from '../metric.ts';
import { is, ofType, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const duplicateRefunds: Metric = {
  id: 'duplicate_refunds',
  version: 1,
  label: 'Duplicate refunds',
  group: 'Refunds and disputes',
  sentence: 'Refunds of the same order, amount and currency within 24 hours after another: each is to be looked at.',
  unit: 'count',
  direction: 'down',
  table: 'settlement_line',
  grain: 'row',
  basis: 'event',
  population: ofType('refund'),
  computation: total(rows(is('is_duplicate_refund', true))),
  minimumN: 0,
  reference: reference.refunds,
};
