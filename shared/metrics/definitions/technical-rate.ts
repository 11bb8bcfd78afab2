import type { Metric } from '../metric.ts';
import { among, answered, share } from '../populations.ts';
import { reference } from '../references.ts';

export const technicalRate: Metric = {
  id: 'technical_rate',
  version: 1,
  label: 'Technical failures',
  group: 'Declines',
  sentence: 'Attempts that failed technically or timed out over attempts with a final answer.',
  unit: 'ratio',
  direction: 'down',
  table: 'attempt',
  grain: 'row',
  basis: 'event',
  population: answered,
  computation: share(among('result', 'error', 'timeout')),
  minimumN: 30,
  reference: reference.iso,
};
