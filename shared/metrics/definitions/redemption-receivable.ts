import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { money, ofType, present, total } from '../populations.ts';
import { reference } from '../references.ts';

export const redemptionReceivable: Metric = {
  id: 'redemption_receivable',
  version: 1,
  label: 'Owed for redemptions',
  group: 'Shop with Points',
  sentence: 'Worth of points redeemed less those given back and what the partner has funded, in the reporting currency.',
  unit: 'money',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: allOf(ofType('redemption', 'reversal', 'funding'), present('value')),
  computation: total(money('value', 1)),
  minimumN: 0,
  reference: reference.points,
};
