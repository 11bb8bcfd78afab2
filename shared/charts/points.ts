import type { ChartPoint, ChartSeries, ChartSpec } from './chart-spec.ts';

/** A point that has a value. */
export type Valued = ChartPoint & { readonly y: number };

export const hasValue = (point: ChartPoint): point is Valued => point.y !== null;

export function valuedPoints(series: ChartSeries | undefined): readonly Valued[] {
  return (series?.points ?? []).filter(hasValue);
}

/** All values that are there. */
export function valuesOf(spec: ChartSpec): readonly number[] {
  return spec.series.flatMap((series) => valuedPoints(series).map((point) => point.y));
}

export function pointCount(spec: ChartSpec): number {
  return spec.series.reduce((sum, series) => sum + series.points.length, 0);
}

/** Places of the x axis in the order in which they first come; moments and numbers in their own order. */
export function stopsOf(spec: ChartSpec): readonly (string | number)[] {
  const stops = [...new Set(spec.series.flatMap((series) => series.points.map((point) => point.x)))];
  return spec.xKind === 'category' ? stops : stops.sort((a, b) => Number(a) - Number(b));
}

/** Values of a series by place of the x axis. */
export function pointsByStop(series: ChartSeries): ReadonlyMap<string | number, ChartPoint> {
  return new Map(series.points.map((point) => [point.x, point]));
}

/** First and last point that have a value and are complete; null when there are not two. */
export function endsOf(series: ChartSeries): readonly [Valued, Valued] | null {
  const whole = valuedPoints(series).filter((point) => point.partial !== true);
  const [first, last] = [whole[0], whole.at(-1)];
  return first === undefined || last === undefined || first === last ? null : [first, last];
}

/** The point with the least and the one with the greatest value; null where there is none. */
export function extremesOf(points: readonly Valued[]): { readonly least: Valued; readonly most: Valued } | null {
  const [first] = points;
  if (first === undefined) return null;
  let [least, most] = [first, first];
  for (const point of points) {
    if (point.y < least.y) least = point;
    if (point.y > most.y) most = point;
  }
  return { least, most };
}

/** Least and greatest of many numbers, without spreading them over a call; null where there is none. */
export function rangeOf(values: readonly number[]): { readonly low: number; readonly high: number } | null {
  const [first] = values;
  if (first === undefined) return null;
  let [low, high] = [first, first];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}

/** Words of a point for its place: its label, or the category itself. */
export function placeOf(point: ChartPoint): string {
  return point.label ?? (typeof point.x === 'number' ? String(point.x) : point.x);
}

/** What is measured, without its unit: "Payment success" of "Payment success, % of orders". */
export function measureOf(spec: ChartSpec): string {
  return spec.yLabel.split(', ')[0] ?? spec.yLabel;
}
