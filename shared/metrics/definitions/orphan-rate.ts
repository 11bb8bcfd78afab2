import { allOf } from '../../query/filter.ts';
import type { Metric } from '../metric.ts';
import { answered, is, present, share } from '../populations.ts';
import { reference } from '../references.ts';

export const orphanRate: Metric = {
  id: 'orphan_rate',
  version: 1,
  label: 'Late approvals',
  group: 'Service',
  sentence: 'Attempts that timed out for us and were approved afterwards, each to be reversed, over attempts sent.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: share(allOf(is('result', 'timeout'), present('late_approval_at'))),
  needs: ['late_approval_at'],
  minimumN: 30,
  reference: reference.latency,
};
