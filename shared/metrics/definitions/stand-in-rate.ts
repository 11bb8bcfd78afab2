import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const standInRate: Metric = {
  id: 'stand_in_rate',
  version: 1,
  label: 'Stand-in rate',
  group: 'Service',
  sentence: 'Card attempts that the network answered in place of the issuer over card attempts with a final answer.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, present('is_stand_in')),
  computation: share(is('is_stand_in', true)),
  needs: ['is_stand_in'],
  minimumN: 30,
  reference: reference.availability,
};
