import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const unreconciledBalance: Metric = {
  id: 'unreconciled_balance',
  version: 1,
  label: 'Unreconciled balance',
  group: 'Settlement',
  sentence: 'Balance that nothing explains, by currency: the net of the open breaks.',
  unit: 'money',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'reconciled' },
  minimumN: 0,
  reference: reference.settlement,
};
