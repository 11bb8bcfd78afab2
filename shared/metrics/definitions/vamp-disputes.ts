import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampDisputes: Metric = {
  id: 'vamp_disputes',
  version: 1,
  label: 'Reported disputes',
  group: 'Network programs',
  sentence: 'Disputes that Visa counts (TC15), as the acquirer reports them.',
  unit: 'count',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'tc15_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
