import type { OwnMetric } from '../../shared/metrics/own-metric.ts';

/** A metric that counts attempts, of this id. */
export const ownMetricNamed = (id: string): OwnMetric => ({
  id,
  version: 1,
  label: id,
  sentence: '',
  unit: 'count',
  direction: 'info',
  formula: 'count(attempt)',
  parameters: [],
  minimumN: 0,
});
