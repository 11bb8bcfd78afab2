import { everything } from '../../query/filter.ts';
import { metricPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const vampRatioBps: Metric = {
  id: 'vamp_ratio_bps',
  version: 1,
  label: 'VAMP ratio',
  group: 'Network programs',
  sentence: 'Reported fraud and all reported disputes over reported Visa sales, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation('/', operation('+', metricPart('vamp_fraud'), metricPart('vamp_disputes')), metricPart('vamp_sales')),
  },
  minimumN: 0,
  reference: reference.vamp,
};
