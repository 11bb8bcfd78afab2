import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { compare, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const responseOnTime: Metric = {
  id: 'response_on_time',
  version: 1,
  label: 'Dispute responses on time',
  group: 'Refunds and disputes',
  sentence: 'Responses filed by the due time over responses filed.',
  unit: 'ratio',
  direction: 'up',
  table: 'dispute',
  grain: 'row',
  basis: 'event',
  population: allOf(present('responded_at'), present('due_at')),
  computation: share(compare('seconds(responded_at, due_at)', '>=', 0)),
  needs: ['responded_at', 'due_at'],
  minimumN: 30,
  reference: reference.disputes,
};
