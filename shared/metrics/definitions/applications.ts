import { everything } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const applications: Metric = {
  id: 'applications',
  version: 1,
  label: 'Applications',
  group: 'Card programs',
  sentence: 'Applications submitted for a card account or credit line.',
  unit: 'count',
  direction: 'info',
  table: 'application',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: total(rows()),
  outcomeDimensions: ['decision', 'decision_reason'],
  minimumN: 0,
  reference: reference.applications,
};
