import type { Metric } from '../metric.ts';
import { money, ofType, total } from '../populations.ts';
import { reference } from '../references.ts';

export const redeemedValue: Metric = {
  id: 'redeemed_value',
  version: 1,
  label: 'Redeemed',
  group: 'Shop with Points',
  sentence: 'Worth of the points redeemed less those given back, in the reporting currency, both in the period of the event.',
  unit: 'money',
  direction: 'info',
  table: 'points_event',
  grain: 'row',
  basis: 'event',
  population: ofType('redemption', 'reversal'),
  computation: total(money('value', 1)),
  minimumN: 0,
  reference: reference.points,
};
