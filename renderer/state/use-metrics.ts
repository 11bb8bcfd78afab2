import { useMemo } from 'react';
import type { MetricInfo } from '../../shared/metrics/metric-info.ts';
import { useResult } from './use-result.ts';

/** All metrics by id, with whether the loaded extracts can answer them; null until known. */
export function useMetrics(): ReadonlyMap<string, MetricInfo> | null {
  const { value } = useResult('metric.list', {});
  return useMemo(() => (value === null ? null : new Map(value.map((metric) => [metric.id, metric]))), [value]);
}
