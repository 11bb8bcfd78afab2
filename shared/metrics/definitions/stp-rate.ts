import type { Metric } from '../metric.ts';
import { is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const stpRate: Metric = {
  id: 'stp_rate',
  version: 1,
  label: 'Straight-through rate',
  group: 'Settlement',
  sentence: 'Ledger entries without a manual touch over entries of which the touches are known.',
  unit: 'ratio',
  direction: 'up',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: present('touches'),
  computation: share(is('touches', 0)),
  needs: ['touches'],
  minimumN: 30,
  reference: reference.settlement,
};
