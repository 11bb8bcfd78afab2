import type { Metric } from '../metric.ts';
import { among, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const preDisputeRate: Metric = {
  id: 'pre_dispute_rate',
  version: 1,
  label: 'Resolved before a chargeback',
  group: 'Refunds and disputes',
  sentence: 'Disputes settled by an alert before they became chargebacks over those and chargebacks.',
  unit: 'ratio',
  direction: 'up',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: among('stage', 'pre_dispute', 'chargeback'),
  computation: share(is('stage', 'pre_dispute')),
  minimumN: 30,
  reference: reference.disputes,
};
