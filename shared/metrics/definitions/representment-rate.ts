import type { Metric } from '../metric.ts';
import { among, is, over, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const representmentRate: Metric = {
  id: 'representment_rate',
  version: 1,
  label: 'Representment rate',
  group: 'Refunds and disputes',
  sentence: 'Chargebacks that were contested over chargebacks, by stage in the period in which it happened.',
  unit: 'ratio',
  direction: 'info',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: among('stage', 'chargeback', 'representment'),
  computation: over(rows(is('stage', 'representment')), rows(is('stage', 'chargeback'))),
  minimumN: 30,
  reference: reference.disputes,
};
