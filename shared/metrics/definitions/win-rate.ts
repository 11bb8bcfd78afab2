import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { among, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const winRate: Metric = {
  id: 'win_rate',
  version: 1,
  label: 'Win rate',
  group: 'Refunds and disputes',
  sentence: 'Contested disputes that were won over contested disputes that were decided, by count.',
  unit: 'ratio',
  direction: 'up',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: allOf(among('stage', 'representment', 'pre_arbitration', 'arbitration'), among('outcome', 'won', 'lost')),
  computation: share(is('outcome', 'won')),
  minimumN: 30,
  reference: reference.disputes,
};
