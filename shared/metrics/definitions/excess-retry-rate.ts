import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answeredCards, is, notApproved, over, present, rows } from '../populations.ts';
import { reference } from '../references.ts';

export const excessRetryRate: Metric = {
  id: 'excess_retry_rate',
  version: 1,
  label: 'Retries against network rules',
  group: 'Declines',
  sentence: 'Attempts beyond what the networks let be tried again, per card, merchant account and amount within 30 days, over declines.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: allOf(answeredCards, present('card_token')),
  computation: over(rows(is('is_excess_retry', true)), rows(notApproved)),
  needs: ['card_token'],
  minimumN: 30,
  reference: reference.retries,
};
