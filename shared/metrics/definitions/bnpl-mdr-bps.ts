import type { Metric } from '../metric.ts';
import { money, over, present } from '../populations.ts';
import { reference } from '../references.ts';

export const bnplMdrBps: Metric = {
  id: 'bnpl_mdr_bps',
  version: 1,
  label: 'Merchant fee of plans',
  group: 'BNPL',
  sentence: 'Merchant fees of plans over the amount of the plans, both in the reporting currency, x 10,000.',
  unit: 'bps',
  direction: 'down',
  table: 'bnpl_plan',
  grain: 'row',
  basis: 'event',
  population: present('fee_total'),
  computation: over(money('fee_total', -1), money('amount', 1)),
  minimumN: 30,
  reference: reference.plans,
};
