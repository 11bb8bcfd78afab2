import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampEnumerated: Metric = {
  id: 'vamp_enumerated',
  version: 1,
  label: 'Reported enumeration',
  group: 'Network programs',
  sentence: 'Authorizations that Visa takes for card testing, as the acquirer reports them.',
  unit: 'count',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'enumerated_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
