import { everything } from '../../query/filter.ts';
import { metricPart, operation } from '../formula.ts';
import type { Metric } from '../metric.ts';
import { reference } from '../references.ts';

export const vampRatioNonFraudBps: Metric = {
  id: 'vamp_ratio_non_fraud_bps',
  version: 1,
  label: 'VAMP ratio without double counting',
  group: 'Network programs',
  sentence:
    'Reported fraud and reported disputes other than for fraud over reported Visa sales, x 10,000: the narrower reading of the rule.',
  unit: 'bps',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: everything,
  computation: {
    kind: 'derived',
    formula: operation('/', operation('+', metricPart('vamp_fraud'), metricPart('vamp_disputes_non_fraud')), metricPart('vamp_sales')),
  },
  minimumN: 0,
  reference: reference.vamp,
};
