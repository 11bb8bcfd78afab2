import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const achReturnRateUnauthorized: Metric = {
  id: 'ach_return_rate_unauthorized',
  version: 1,
  label: 'Unauthorized returns, same window',
  group: 'ACH',
  sentence: 'Debit entries returned, not authorized, over debit entries originated in the same period.',
  unit: 'ratio',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('ach_returns_unauthorized', 'ach_debits') },
  minimumN: 100,
  reference: reference.nacha,
};
