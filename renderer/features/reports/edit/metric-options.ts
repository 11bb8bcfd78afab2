import type { MetricInfo } from '../../../../shared/metrics/metric-info.ts';

/** Metrics that the data answers, by name. */
export function metricOptions(metrics: ReadonlyMap<string, MetricInfo> | null): { readonly value: string; readonly label: string }[] {
  return [...(metrics?.values() ?? [])]
    .filter(({ available }) => available)
    .map(({ id, label }) => ({ value: id, label }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

/** Dimensions that every one of the metrics can be split by. */
export function dimensionOptions(
  metrics: ReadonlyMap<string, MetricInfo> | null,
  ids: readonly string[],
): { value: string; label: string }[] {
  const [first, ...rest] = ids.flatMap((id) => metrics?.get(id) ?? []);
  return (first?.dimensions ?? [])
    .filter(({ name }) => rest.every((metric) => metric.dimensions.some((each) => each.name === name)))
    .map(({ name, label }) => ({ value: name, label }));
}
