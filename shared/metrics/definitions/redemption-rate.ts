import type { Metric } from '../metric.ts';
import { distinct, is, ofType, over } from '../populations.ts';
import { reference } from '../references.ts';

export const redemptionRate: Metric = {
  id: 'redemption_rate',
  version: 1,
  label: 'Redemption rate',
  group: 'Shop with Points',
  sentence: 'Different orders paid with points over different orders whose balance inquiry was answered.',
  unit: 'ratio',
  direction: 'up',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: is('result', 'ok'),
  computation: over(distinct(['order_id'], ofType('redemption')), distinct(['order_id'], ofType('inquiry'))),
  minimumN: 30,
  reference: reference.points,
};
