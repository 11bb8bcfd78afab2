import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, is, present, rows, total } from '../populations.ts';
import { reference } from '../references.ts';

export const excessRetries: Metric = {
  id: 'excess_retries',
  version: 1,
  label: 'Retries that are charged for',
  group: 'Declines',
  sentence: 'Attempts beyond what the networks let be tried again, per card, merchant account and amount within 30 days.',
  unit: 'count',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, present('card_token')),
  computation: total(rows(is('is_excess_retry', true))),
  needs: ['card_token'],
  minimumN: 0,
  reference: reference.retries,
};
