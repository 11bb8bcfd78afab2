import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achNsfReturns: Metric = {
  id: 'ach_nsf_returns',
  version: 1,
  label: 'Returns for want of funds',
  group: 'ACH',
  sentence: 'Debit entries returned for insufficient or uncollected funds.',
  unit: 'count',
  direction: 'down',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: allOf(is('kind', 'return'), is('direction', 'debit'), no(is('sec_code', 'RCK')), among('return_code', 'R01', 'R09')),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
