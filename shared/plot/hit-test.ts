import type { ChartPoint, ChartSpec } from '../charts/chart-spec.ts';
import type { ChartLayout } from './layout-chart.ts';

/** One series at the moment or category under the pointer. */
export interface HitRow {
  /** Index in spec.series. */
  readonly series: number;
  readonly label: string;
  readonly point: ChartPoint;
  /** Where its mark stands, in pixels of the chart; null where the value is missing. */
  readonly at: { readonly x: number; readonly y: number } | null;
}

/** What a tooltip says: the moment or category, and every series there with its exact words. */
export interface Hit {
  readonly label: string;
  /** The crosshair: a vertical line at x for time and columns, a horizontal one at y for rows of bars. */
  readonly x: number;
  readonly y: number;
  /** Position among the points of the longest series. */
  readonly index: number;
  readonly rows: readonly HitRow[];
}

/** What lies under a pixel of a chart drawn with this layout; null outside the plot area. */
export function hitTest(spec: ChartSpec, layout: ChartLayout, x: number, y: number): Hit | null {
  const { left, right, top, bottom } = layout.frame;
  const slack = 8;
  if (x < left - slack || x > right + slack || y < top - slack || y > bottom + slack) return null;
  return spec.xKind === 'time' ? timeHit(spec, layout, x, y) : categoryHit(spec, layout, x, y);
}

/** Wall-clock milliseconds at a pixel of a time chart, for brushing; kept within the chart. */
export function momentAt(layout: ChartLayout, x: number): number {
  const { left, right } = layout.frame;
  const share = Math.min(1, Math.max(0, (x - left) / (right - left)));
  return Math.round(layout.time[0] + share * (layout.time[1] - layout.time[0]));
}

function timeHit(spec: ChartSpec, layout: ChartLayout, x: number, y: number): Hit | null {
  const moments = [...new Set(spec.series.flatMap((series) => series.points.map((point) => Number(point.x))))].sort((a, b) => a - b);
  const wanted = momentAt(layout, x);
  const index = nearest(moments, wanted);
  const moment = moments[index];
  if (moment === undefined) return null;
  const rows = spec.series.flatMap((series, at): HitRow[] => {
    const point = series.points.find((each) => Number(each.x) === moment);
    if (point === undefined) return [];
    return [
      { series: at, label: series.label, point, at: point.y === null ? null : { x: layout.xOfTime(moment), y: layout.yOfValue(point.y) } },
    ];
  });
  return {
    label: rows[0]?.point.label ?? '',
    x: layout.xOfTime(moment),
    y,
    index,
    rows: [...rows].sort((a, b) => (b.point.y ?? -Infinity) - (a.point.y ?? -Infinity)),
  };
}

function nearest(sorted: readonly number[], wanted: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const before = sorted[low - 1];
  const after = sorted[low];
  return before !== undefined && after !== undefined && wanted - before < after - wanted ? low - 1 : low;
}

function categoryHit(spec: ChartSpec, layout: ChartLayout, x: number, y: number): Hit | null {
  const { left, right, top, bottom } = layout.frame;
  const share = layout.horizontal ? (y - top) / (bottom - top) : (x - left) / (right - left);
  const index = Math.min(layout.categories.length - 1, Math.max(0, Math.floor(share * layout.categories.length)));
  const category = layout.categories[index];
  if (category === undefined) return null;
  const { start, size } = layout.bandOf(index);
  const middle = start + size / 2;
  const rows = spec.series.flatMap((series, at): HitRow[] => {
    const point = series.points.find((each) => String(each.x) === category);
    if (point === undefined) return [];
    const position =
      point.y === null ? null : layout.horizontal ? { x: layout.xOfValue(point.y), y: middle } : { x: middle, y: layout.yOfValue(point.y) };
    return [{ series: at, label: series.label, point, at: position }];
  });
  return { label: rows[0]?.point.label ?? category, x: layout.horizontal ? x : middle, y: layout.horizontal ? middle : y, index, rows };
}
