import { expect, it } from 'vitest';
import { clauseMetric } from '../../../shared/commitments/clause-metric.ts';
import { metrics } from '../../../shared/metrics/registry.ts';

it('takes every rate, bps and latency, and refuses counts and amounts by name', () => {
  for (const metric of metrics) {
    if (['ratio', 'bps', 'milliseconds'].includes(metric.unit)) expect(clauseMetric(metric).unit).toBe(metric.unit);
    else expect(() => clauseMetric(metric)).toThrow(metric.label);
  }
});
