import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, money, over } from '../populations.ts';
import { reference } from '../references.ts';

export const winRateValue: Metric = {
  id: 'win_rate_value',
  version: 1,
  label: 'Win rate by value',
  group: 'Refunds and disputes',
  sentence: 'Value of contested disputes that were won over that of contested disputes that were decided, in the reporting currency.',
  unit: 'ratio',
  direction: 'up',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: allOf(among('stage', 'representment', 'pre_arbitration', 'arbitration'), among('outcome', 'won', 'lost')),
  computation: over(money('size', 1, is('outcome', 'won')), money('size', 1)),
  minimumN: 30,
  reference: reference.disputes,
};
