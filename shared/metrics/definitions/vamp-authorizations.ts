import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampAuthorizations: Metric = {
  id: 'vamp_authorizations',
  version: 1,
  label: 'Reported authorizations',
  group: 'Network programs',
  sentence: 'Visa authorizations, as the acquirer reports them.',
  unit: 'count',
  direction: 'info',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'authorization_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
