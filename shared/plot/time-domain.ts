import type { ChartSpec } from '../charts/chart-spec.ts';

const day = 86_400_000;

function moments(spec: ChartSpec): readonly number[] {
  return [...new Set(spec.series.flatMap((series) => series.points.map((point) => Number(point.x))))].sort((a, b) => a - b);
}

/** The smallest distance between two points of a time chart, in milliseconds; a day where there is only one. */
export function dataStep(spec: ChartSpec): number {
  const ats = moments(spec);
  return ats.reduce(
    (least, at, index) => (index === 0 ? least : Math.min(least, at - (ats[index - 1] ?? at))),
    ats.length > 1 ? Infinity : day,
  );
}

/** Columns and stacks fill the time that they stand for, from its first moment to the next one's; lines go through the first. */
export function fillsBuckets(spec: ChartSpec): boolean {
  return spec.kind === 'columns' || (spec.kind === 'stacked' && spec.stack?.mark !== 'area');
}

/** Where the time ends that a point stands for: a step later, or the same day one or more months later. */
export function bucketEnd(at: number, step: number): number {
  const months = step >= 360 * day ? 12 : step >= 89 * day ? 3 : step >= 27 * day ? 1 : 0;
  if (months === 0) return at + step;
  const date = new Date(at);
  return date.setUTCMonth(date.getUTCMonth() + months);
}

/** First and last moment shown, in wall-clock milliseconds. */
export function timeDomain(spec: ChartSpec): readonly [number, number] {
  if (spec.xKind !== 'time') return [0, 1];
  const ats = moments(spec);
  const first = ats[0] ?? 0;
  const last = ats.at(-1) ?? first + day;
  if (fillsBuckets(spec)) return [first, bucketEnd(last, dataStep(spec))];
  const pad = ats.length < 2 ? day : 0;
  return [first - pad, last + pad];
}
