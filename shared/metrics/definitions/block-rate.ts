import type { Metric } from '../metric.ts';
import { among, is, share } from '../populations.ts';
import { reference } from '../references.ts';

export const blockRate: Metric = {
  id: 'block_rate',
  version: 1,
  label: 'Blocked before authorization',
  group: 'Conversion',
  sentence: 'Attempts that our own risk rules blocked over those and the attempts with a final answer.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: among('result', 'approved', 'declined', 'error', 'timeout', 'blocked'),
  computation: share(is('result', 'blocked')),
  minimumN: 30,
  reference: reference.payments,
};
