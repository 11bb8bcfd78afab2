import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, share } from '../populations.ts';
import { reference } from '../references.ts';

export const settlementCompleteness: Metric = {
  id: 'settlement_completeness',
  version: 1,
  label: 'Settlement completeness',
  group: 'Settlement',
  sentence: 'Sales settled by the promised day over sales whose promised day has come, by count.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofType('sale'), is('is_settlement_due', true)),
  computation: share(is('is_settled_on_time', true)),
  minimumN: 30,
  reference: reference.settlement,
};
