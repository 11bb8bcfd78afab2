import type { Metric } from '../metric.ts';
import { answeredCards, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const partialAuthRate: Metric = {
  id: 'partial_auth_rate',
  version: 1,
  label: 'Partial approvals',
  group: 'Conversion',
  sentence: 'Card attempts approved for a part of the amount (response code 10) over card attempts with a final answer.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answeredCards,
  computation: share(is('raw_code', '10')),
  minimumN: 30,
  reference: reference.iso,
};
