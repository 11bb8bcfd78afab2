import type { Metric } from '../metric.ts';
import { is, sum, total } from '../populations.ts';
import { reference } from '../references.ts';

export const vampDisputesNonFraud: Metric = {
  id: 'vamp_disputes_non_fraud',
  version: 1,
  label: 'Reported disputes without fraud',
  group: 'Network programs',
  sentence: 'Disputes that Visa counts (TC15) without those for fraud, as the acquirer reports them.',
  unit: 'count',
  direction: 'down',
  table: 'reported_measure',
  grain: 'row',
  basis: 'event',
  population: is('measure', 'tc15_non_fraud_count'),
  computation: total(sum('value')),
  minimumN: 0,
  reference: reference.vamp,
};
