import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const payoutTie: Metric = {
  id: 'payout_tie',
  version: 1,
  label: 'Payout tie-out',
  group: 'Settlement',
  sentence: 'Partner lines less the payout they add up to, and payouts less the credits on the bank statement.',
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
