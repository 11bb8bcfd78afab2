import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achReturnsOverall: Metric = {
  id: 'ach_returns_overall',
  version: 1,
  label: 'Debit returns',
  group: 'ACH',
  sentence: 'Debit entries returned, whatever the reason, in the period in which they came back.',
  unit: 'count',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(is('kind', 'return'), is('direction', 'debit'), no(is('sec_code', 'RCK'))),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
