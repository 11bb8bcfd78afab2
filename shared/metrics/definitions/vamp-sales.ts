import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampSales: Metric = {
  id: 'vamp_sales',
  version: 1,
  label: 'Reported sales',
  group: 'Network programs',
  sentence: 'Settled Visa sales (TC05), as the acquirer reports them.',
  unit: 'count',
  direction: 'info',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'tc05_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
