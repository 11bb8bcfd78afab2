import { everything } from '../../query/filter.ts';
import { metricPart, numberPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const pointsLiability: Metric = {
  id: 'points_liability',
  version: 1,
  label: 'Points liability',
  group: 'Shop with Points',
  sentence:
    'Points outstanding times $worth of the reporting currency a point, less a breakage of $breakage; only for a currency of our own.',
  unit: 'money',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation(
      '*',
      operation('*', metricPart('points_outstanding'), numberPart('$worth')),
      operation('-', numberPart('1'), numberPart('$breakage')),
    ),
  },
  parameters: [
    { name: 'worth', label: 'worth of a point', value: 0.01 },
    { name: 'breakage', label: 'breakage', value: 0 },
  ],
  minimumN: 0,
  reference: reference.points,
};
