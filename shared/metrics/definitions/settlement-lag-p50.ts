import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { ofType, present } from '../populations.ts';
import { reference } from '../references.ts';

export const settlementLagP50: Metric = {
  id: 'settlement_lag_p50',
  version: 1,
  label: 'Settlement lag, median',
  group: 'Settlement',
  sentence:
    'Business days of the partner’s calendar from our entry of a sale to the partner’s line, median of settled sales, as reconciliation matched them.',
  unit: 'days',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(ofType('sale'), present('settlement_lag')),
  computation: { kind: 'quantile', column: 'settlement_lag', quantile: 0.5, isDiscrete: true },
  minimumN: 30,
  reference: reference.settlement,
};
