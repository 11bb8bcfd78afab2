import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { is, no, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achDebits: Metric = {
  id: 'ach_debits',
  version: 1,
  label: 'ACH debits',
  group: 'ACH',
  sentence: 'Debit entries originated, without prenotifications.',
  unit: 'count',
  direction: 'info',
  table: 'ach_entry',
  grain: 'row',
  basis: 'event',
  population: allOf(is('direction', 'debit'), no(is('is_prenote', true))),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
