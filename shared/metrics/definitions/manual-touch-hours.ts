import { everything } from '../../query/filter.ts';
import { metricPart, numberPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const manualTouchHours: Metric = {
  id: 'manual_touch_hours',
  version: 1,
  label: 'Hours of manual work',
  group: 'Settlement',
  sentence: 'Manual touches times $minutes minutes each.',
  unit: 'hours',
  direction: 'down',
  table: 'order_ledger',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation('/', operation('*', metricPart('manual_touches'), numberPart('$minutes')), numberPart('60')),
  },
  parameters: [{ name: 'minutes', label: 'minutes a touch', value: 6 }],
  minimumN: 0,
  reference: reference.settlement,
};
