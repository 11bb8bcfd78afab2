import { periodProblem } from '../calendar/period.ts';
import { fail } from '../errors/fail.ts';
import type { Period, SliceSpec } from '../query/slice.ts';
import { metricDimensions } from './dimensions.ts';
import type { Metric } from './metric.ts';
import { metricById } from './registry.ts';

/** The metrics of a slice, after checking what can be checked without looking at data. */
export function checkedMetrics(slice: SliceSpec): readonly Metric[] {
  for (const period of [slice.period, slice.compare ?? null]) if (period !== null) checkPeriod(period);
  const metrics = [...new Set(slice.metrics)].map(metricById);
  for (const metric of metrics) for (const dimension of slice.by) checkDimension(metric, dimension);
  return metrics;
}

export function checkPeriod(period: Period): void {
  const problem = periodProblem(period);
  if (problem !== null) fail('PERIOD_INVALID', { problem });
}

/** A source column (x_...) may split any metric of its table; whether it is there is seen when the table is read. */
function checkDimension(metric: Metric, dimension: string): void {
  const isKnown = metricDimensions(metric).some(({ name }) => name === dimension);
  if (!isKnown && !dimension.startsWith('x_')) failDimension(metric, dimension);
}

function failDimension(metric: Metric, dimension: string): never {
  const allowed = metricDimensions(metric).map(({ name }) => name);
  return fail('DIMENSION_NO_SUCH', { metric: metric.label, dimension, allowed: allowed.join(', ') });
}

/** Fails for a dimension that the loaded table does not have. */
export function checkSourceColumns(metric: Metric, by: readonly string[], columns: readonly { readonly name: string }[]): void {
  const names = new Set(columns.map(({ name }) => name));
  for (const dimension of by) if (!names.has(dimension)) failDimension(metric, dimension);
}

/** Positions of the dimensions that split this metric's numerator only. */
export function outcomePositions(metric: Metric, by: readonly string[]): readonly number[] {
  if (metric.computation.kind !== 'ratio') return [];
  return by.flatMap((name, position) => (metric.outcomeDimensions?.includes(name) === true ? [position] : []));
}
