import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achReturnsUnauthorized: Metric = {
  id: 'ach_returns_unauthorized',
  version: 1,
  label: 'Unauthorized returns',
  group: 'ACH',
  sentence: 'Debit entries returned, not authorized, in the period in which they came back.',
  unit: 'count',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(
    is('kind', 'return'),
    is('direction', 'debit'),
    no(is('sec_code', 'RCK')),
    among('return_code', 'R05', 'R07', 'R10', 'R11', 'R29', 'R51'),
  ),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
