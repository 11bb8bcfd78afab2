import { periodProblem } from '../calendar/period.ts';
import { fail } from '../errors/fail.ts';
import type { Grain, Period, SliceSpec } from '../query/slice.ts';
import { foldedColumn, parseWorked, placingTime } from '../query/worked-column.ts';
import { metricDimensions } from './dimensions.ts';
import type { Metric } from './metric.ts';
import { formulaMetrics } from './formula.ts';
import type { MetricCatalog } from './metric-catalog.ts';

/** The metrics of a slice, after checking what can be checked without looking at data. */
export function checkedMetrics(slice: SliceSpec, catalog: MetricCatalog): readonly Metric[] {
  for (const period of [slice.period, slice.compare ?? null]) if (period !== null) checkPeriod(period);
  const metrics = [...new Map(slice.metrics.map((id) => catalog.byId(id)).map((metric) => [metric.id, metric])).values()];
  for (const metric of metrics) {
    if (metric.computation.kind === 'reconciled') fail('METRIC_ELSEWHERE', { metric: metric.label });
    checkGrain(metric, slice.grain, catalog);
    for (const dimension of slice.by) checkDimension(metric, dimension, catalog);
  }
  return metrics;
}

const fineGrains: readonly (Grain | null)[] = ['hour', 'day', 'week'];

/** A month set against the month before has no weeks. */
function checkGrain(metric: Metric, grain: Grain | null, catalog: MetricCatalog): void {
  if (grain === null || !fineGrains.includes(grain)) return;
  if (metric.monthsBefore !== undefined) fail('GRAIN_TOO_FINE', { metric: metric.label, grain });
  if (metric.computation.kind !== 'derived') return;
  const isMonthly = formulaMetrics(metric.computation.formula).some((id) => catalog.byId(id).monthsBefore !== undefined);
  if (isMonthly) fail('GRAIN_TOO_FINE', { metric: metric.label, grain });
}

export function checkPeriod(period: Period): void {
  const problem = periodProblem(period);
  if (problem !== null) fail('PERIOD_INVALID', { problem });
}

/**
 * A source column (x_...) may split any metric of its table, and so may its clock and steps of its numbers; whether they are there is seen
 * when the table is read.
 */
function checkDimension(metric: Metric, dimension: string, catalog: MetricCatalog): void {
  const name = foldedColumn(dimension);
  const isKnown = metricDimensions(metric, catalog.byId).some((column) => column.name === name);
  if (!isKnown && !name.startsWith('x_') && parseWorked(name) === null) failDimension(metric, dimension, catalog);
}

function failDimension(metric: Metric, dimension: string, catalog: MetricCatalog): never {
  const allowed = metricDimensions(metric, catalog.byId).map(({ name }) => name);
  return fail('DIMENSION_NO_SUCH', { metric: metric.label, dimension, allowed: allowed.join(', ') });
}

/** Fails for a dimension that the loaded table does not have. */
export function checkSourceColumns(
  metric: Metric,
  by: readonly string[],
  columns: readonly { readonly name: string }[],
  catalog: MetricCatalog,
): void {
  const names = new Set(columns.map(({ name }) => name));
  for (const dimension of by) {
    const base = parseWorked(dimension)?.column ?? dimension;
    if (base !== placingTime && !names.has(base)) failDimension(metric, dimension, catalog);
  }
}

/** Positions of the dimensions that split this metric's numerator only. */
export function outcomePositions(metric: Metric, by: readonly string[]): readonly number[] {
  if (metric.computation.kind !== 'ratio') return [];
  return by.flatMap((name, position) => (metric.outcomeDimensions?.includes(foldedColumn(name)) === true ? [position] : []));
}

/** Metrics with the same key read the same rows at the same times. */
export function sourceKey({ table, time, monthsBefore }: Metric): string {
  return [table, time ?? '', monthsBefore ?? ''].join('|');
}
