import type { Metric } from '../metric.ts';
import { is, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const achNoc: Metric = {
  id: 'ach_noc',
  version: 1,
  label: 'Notifications of change',
  group: 'ACH',
  sentence: 'Notifications of change received; they are no returns.',
  unit: 'count',
  direction: 'info',
  table: 'ach_return',
  grain: 'row',
  basis: 'event',
  population: is('kind', 'noc'),
  computation: total(rows()),
  minimumN: 0,
  reference: reference.nacha,
};
