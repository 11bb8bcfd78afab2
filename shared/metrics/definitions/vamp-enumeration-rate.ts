import { everything } from '../../query/filter.ts';
import { quotient } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const vampEnumerationRate: Metric = {
  id: 'vamp_enumeration_rate',
  version: 1,
  label: 'Enumeration ratio',
  group: 'Network programs',
  sentence: 'Authorizations that Visa takes for card testing over Visa authorizations, as the acquirer reports them.',
  unit: 'ratio',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: { kind: 'derived', formula: quotient('vamp_enumerated', 'vamp_authorizations') },
  minimumN: 0,
  reference: reference.vamp,
};
