import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampFraud: Metric = {
  id: 'vamp_fraud',
  version: 1,
  label: 'Reported fraud',
  group: 'Network programs',
  sentence: 'Fraud that issuers reported to Visa (TC40), as the acquirer reports it.',
  unit: 'count',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'tc40_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
