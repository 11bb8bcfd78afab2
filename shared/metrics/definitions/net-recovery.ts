import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, money, over } from '../populations.ts';
import { reference } from '../references.ts';

export const netRecovery: Metric = {
  id: 'net_recovery',
  version: 1,
  label: 'Net recovery',
  group: 'Refunds and disputes',
  sentence: 'Value of disputes that were won over the value of all chargebacks, in the reporting currency.',
  unit: 'ratio',
  direction: 'up',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: among('stage', 'chargeback', 'representment', 'pre_arbitration', 'arbitration'),
  computation: over(
    money('size', 1, allOf(among('stage', 'representment', 'pre_arbitration', 'arbitration'), is('outcome', 'won'))),
    money('size', 1, is('stage', 'chargeback')),
  ),
  minimumN: 30,
  reference: reference.disputes,
};
