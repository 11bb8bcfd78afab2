import { formatDay, millisecondsPerDay } from '../calendar/day.ts';
import { allOf, everything, type Filter } from '../query/filter.ts';
import type { Period } from '../query/slice.ts';
import type { ChartSpec } from './chart-spec.ts';

/** What someone marked on a chart: a span of time, members of dimensions, or both. */
export interface ChartSelection {
  /** Wall-clock milliseconds of the workbook's zone, the end exclusive; null = all of it. */
  readonly time: { readonly from: number; readonly to: number } | null;
  /** Stored values by column; null among them = rows without one. */
  readonly members: readonly { readonly column: string; readonly values: readonly (string | null)[] }[];
}

/** The marked members as a filter; all of them must hold. */
export function selectionFilter({ members }: ChartSelection): Filter {
  return members.length === 0 ? everything : allOf(...members.map(({ column, values }): Filter => ({ kind: 'in', column, values })));
}

/** The marked time as whole days, from the first one touched to the day after the last. */
export function selectionPeriod({ time }: ChartSelection): Period | null {
  if (time === null) return null;
  const from = Math.floor(time.from / millisecondsPerDay);
  return { from: formatDay(from), to: formatDay(Math.max(from + 1, Math.ceil(time.to / millisecondsPerDay))) };
}

/** Stored values behind categories, as far as the chart knows them. */
export function keysOf(spec: ChartSpec, categories: readonly string[]): readonly (string | null)[] {
  const wanted = new Set(categories);
  const found = new Map<string, string | null>();
  for (const { points } of spec.series)
    for (const { x, key } of points) if (key !== undefined && wanted.has(String(x))) found.set(String(x), key);
  return [...found.values()];
}

/** Marked values of the dimension behind the points and of the one behind a series, where the chart names their columns. */
export function membersOf(
  spec: ChartSpec,
  keys: readonly (string | null | undefined)[],
  seriesIndex: number | null,
): ChartSelection['members'] {
  const series = seriesIndex === null ? undefined : spec.series[seriesIndex];
  const values = keys.filter((key) => key !== undefined);
  return [
    ...(spec.dimension === undefined || values.length === 0 ? [] : [{ column: spec.dimension, values }]),
    ...(spec.seriesDimension === undefined || series === undefined || series.emphasis === true
      ? []
      : [{ column: spec.seriesDimension, values: [series.key === '' ? null : series.key] }]),
  ];
}
