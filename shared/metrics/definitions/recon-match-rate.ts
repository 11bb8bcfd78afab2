import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const reconMatchRate: Metric = {
  id: 'recon_match_rate',
  version: 1,
  label: 'Match rate of our ledger',
  group: 'Settlement',
  sentence: 'Ledger entries that reconciliation matched by itself over entries that are due or matched.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'origin',
  population: allOf(present('reconciled'), no(is('reconciled', 'waiting'))),
  computation: share(is('reconciled', 'matched')),
  outcomeDimensions: ['reconciled'],
  minimumN: 30,
  reference: reference.settlement,
};
