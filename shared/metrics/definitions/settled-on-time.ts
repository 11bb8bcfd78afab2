import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, ofType, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const settledOnTime: Metric = {
  id: 'settled_on_time',
  version: 1,
  label: 'Settled on time',
  group: 'Settlement',
  sentence: 'Sales settled by the promised day over settled sales, by count.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofType('sale'), present('settlement_lag')),
  computation: share(is('is_settled_on_time', true)),
  minimumN: 30,
  reference: reference.settlement,
};
