import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achReturnsAdministrative: Metric = {
  id: 'ach_returns_administrative',
  version: 1,
  label: 'Administrative returns',
  group: 'ACH',
  sentence: 'Debit entries returned, with a wrong or closed account, in the period in which they came back.',
  unit: 'count',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(is('kind', 'return'), is('direction', 'debit'), no(is('sec_code', 'RCK')), among('return_code', 'R02', 'R03', 'R04')),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
