import { expect, it } from 'vitest';
import { clauseMetric } from '../../../shared/commitments/clause-metric.ts';
import { metrics } from '../../../shared/metrics/registry.ts';

it('takes every rate, count and time, and refuses amounts by name', () => {
  for (const metric of metrics) {
    if (['money', 'points', 'multiple'].includes(metric.unit)) expect(() => clauseMetric(metric)).toThrow(metric.label);
    else expect(clauseMetric(metric).unit).toBe(metric.unit);
  }
});
