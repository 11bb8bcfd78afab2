import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const achNsfRate: Metric = {
  id: 'ach_nsf_rate',
  version: 1,
  label: 'Returns for want of funds, rate',
  group: 'ACH',
  sentence: 'Debit entries returned for insufficient or uncollected funds over debit entries originated in the same period.',
  unit: 'ratio',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('ach_nsf_returns', 'ach_debits') },
  minimumN: 100,
  reference: reference.nacha,
};
