import type { Metric } from '../metric.ts';
import { compare, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const reworkRate: Metric = {
  id: 'rework_rate',
  version: 1,
  label: 'Rework rate',
  group: 'Settlement',
  sentence: 'Ledger entries worked on again over entries worked on by hand.',
  unit: 'ratio',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: compare('touches', '>', 0),
  computation: share(is('is_reworked', true)),
  needs: ['touches', 'is_reworked'],
  minimumN: 30,
  reference: reference.settlement,
};
