import type { ChartPoint, ChartSpec } from '../charts/chart-spec.ts';
import { stopWords } from '../charts/chart-table.ts';
import { loadOf } from '../charts/kinds/latency.ts';
import { binEnd } from '../charts/kinds/histogram.ts';
import { slopesOf } from '../charts/kinds/slope.ts';
import { hasValue, placeOf, stopsOf } from '../charts/points.ts';
import { chartTable } from '../charts/registry.ts';
import { type ChartSelection, keysOf, membersOf } from '../charts/selection.ts';
import { stacksOf } from '../charts/stacked-parts.ts';
import { percentWords } from '../charts/value-words.ts';
import { upperFirst } from '../base/words.ts';
import type { ChartLayout } from './chart-layout.ts';
import type { Panel, PanelLayout } from './layout-panels.ts';
import { scatterDots } from './marks/scatter-marks.ts';
import { bucketEnd, dataStep } from './time-domain.ts';

/** A line of a tooltip: what, how much with all its digits, and n where it is not said already. */
export interface PointedRow {
  readonly label: string;
  readonly text: string;
  readonly note: string;
  /** Place in the palette of what it belongs to; 'ink' = the total; null = none. */
  readonly color: number | 'ink' | null;
}

/** What lies under the pointer. */
export interface Pointed {
  /** The place on the x axis, as the points have it. */
  readonly x: string | number;
  readonly heading: string;
  readonly isPartial: boolean;
  readonly rows: readonly PointedRow[];
  /** Where the tooltip belongs, in pixels. */
  readonly at: { readonly x: number; readonly y: number };
  /** An upright line through the frame, a dot on each value, or the mark itself framed. */
  readonly line: { readonly x: number; readonly y1: number; readonly y2: number } | null;
  readonly dots: readonly { readonly x: number; readonly y: number }[];
  readonly box: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number } | null;
  /** The rows behind it, as a filter and a span of time. */
  readonly selection: ChartSelection;
}

/** What of a chart lies at a pixel; null = nothing. */
export function underPointer(spec: ChartSpec, layout: ChartLayout, px: number, py: number): Pointed | null {
  switch (layout.shape) {
    case 'time':
      return inTime(spec, layout, px);
    case 'plane':
      return spec.kind === 'scatter' ? nearestDot(spec, layout, px, py) : onPlane(spec, layout, px);
    case 'grid':
      return cellAt(spec, layout, px, py);
    case 'slope':
      return nearestSlope(spec, layout, px, py);
    case 'columns':
    case 'rows':
    case 'stages':
      return inBands(spec, layout, layout.shape === 'columns' ? px : py);
  }
}

/** The same among small charts: the one that the pointer is in. */
export function underPointerInPanels({ panels }: PanelLayout, px: number, py: number): Pointed | null {
  const panel = panels.find((each) => px >= each.x && px < each.x + each.width && py >= each.y && py < each.top + each.height);
  const found = panel === undefined ? null : underPointer(panel.spec, panel.layout, px - panel.x, py - panel.top);
  return panel === undefined || found === null ? null : moved(found, panel);
}

function moved(found: Pointed, { x, top, title }: Panel): Pointed {
  const shift = (at: { readonly x: number; readonly y: number }) => ({ x: at.x + x, y: at.y + top });
  const { line, box } = found;
  return {
    ...found,
    heading: `${title} · ${found.heading}`,
    at: shift(found.at),
    dots: found.dots.map(shift),
    line: line === null ? null : { x: line.x + x, y1: line.y1 + top, y2: line.y2 + top },
    box: box === null ? null : { x1: box.x1 + x, x2: box.x2 + x, y1: box.y1 + top, y2: box.y2 + top },
  };
}

const nearest = <T>(list: readonly T[], distance: (each: T) => number): T | undefined =>
  list.reduce<T | undefined>((best, each) => (best === undefined || distance(each) < distance(best) ? each : best), undefined);

const colorOf = (spec: ChartSpec, index: number): PointedRow['color'] => {
  const series = spec.series[index];
  return series?.emphasis === true ? 'ink' : (series?.color ?? index) % 8;
};

const note = (point: ChartPoint): string => (point.n === undefined || point.exact?.includes('(') === true ? '' : `n ${point.n}`);

/** The nearest period: every series there, the largest first; a stack from its top, with shares. */
function inTime(spec: ChartSpec, layout: ChartLayout, px: number): Pointed | null {
  const middle = (x: string | number) => layout.bucketOf(Number(x)).start + layout.bucketOf(Number(x)).size / 2;
  const x = nearest(stopsOf(spec), (stop) => Math.abs(middle(stop) - px));
  if (x === undefined) return null;
  const { frame } = layout;
  const shares =
    spec.kind === 'stacked'
      ? new Map(
          stacksOf(spec)
            .find((stack) => stack.x === x)
            ?.parts.map((part) => [part.series, part.share]),
        )
      : null;
  const found = spec.series.flatMap((series, index) => {
    const point = series.points.find((each) => each.x === x);
    return point === undefined ? [] : [{ series, index, point }];
  });
  const ordered = shares === null ? found.toSorted((a, b) => (b.point.y ?? -Infinity) - (a.point.y ?? -Infinity)) : found.toReversed();
  const rows = ordered.map(
    ({ series, index, point }): PointedRow => ({
      label: series.label,
      text: point.y === null ? '–' : (point.exact ?? point.text),
      note: shares === null ? note(point) : percentWords(shares.get(index) ?? null, layout.locale),
      color: colorOf(spec, index),
    }),
  );
  const isLine = spec.kind === 'line' || spec.kind === 'cumulative';
  return {
    x,
    heading: stopWords(spec, x),
    isPartial: found.some(({ point }) => point.partial === true),
    rows,
    at: { x: middle(x), y: frame.top },
    line: { x: middle(x), y1: frame.top, y2: frame.bottom },
    dots: isLine ? found.flatMap(({ point }) => (hasValue(point) ? [{ x: middle(x), y: layout.yOfValue(point.y) }] : [])) : [],
    box: null,
    selection: { time: { from: Number(x), to: bucketEnd(Number(x), dataStep(spec)) }, members: [] },
  };
}

/** The row of the chart's own table for one place: exact where the point says more. */
function tableRows(spec: ChartSpec, row: number, exact: string | undefined, locale: string): readonly PointedRow[] {
  const { columns, rows } = chartTable(spec, locale);
  return (rows[row] ?? []).slice(1).flatMap((cell, at): PointedRow[] => {
    const label = columns[at + 1]?.label ?? '';
    const series = spec.series.findIndex((each) => each.label === label);
    if (cell.text === '') return [];
    return [
      { label, text: at === 0 && exact !== undefined ? exact : cell.text, note: '', color: series < 0 ? null : colorOf(spec, series) },
    ];
  });
}

/** The nearest category of rows, columns or stages. */
function inBands(spec: ChartSpec, layout: ChartLayout, pixel: number): Pointed | null {
  const middle = (index: number) => layout.bandOf(index).start + layout.bandOf(index).size / 2;
  const index = nearest(
    layout.categories.map((_, at) => at),
    (at) => Math.abs(middle(at) - pixel),
  );
  const category = index === undefined ? undefined : layout.categories[index];
  if (index === undefined || category === undefined) return null;
  const { frame } = layout;
  const { start, size } = layout.bandOf(index);
  const points = spec.series.flatMap((series) => series.points.filter((point) => String(point.x) === category));
  const isAcross = layout.shape === 'columns';
  const box = isAcross
    ? { x1: start - 2, x2: start + size + 2, y1: frame.top, y2: frame.bottom }
    : { x1: frame.left, x2: frame.right, y1: start - 2, y2: start + size + 2 };
  return {
    x: points[0]?.x ?? category,
    heading: category,
    isPartial: points.some((point) => point.partial === true),
    rows: tableRows(spec, index, points[0]?.exact, layout.locale),
    at: isAcross ? { x: start + size / 2, y: frame.top } : { x: frame.right, y: start + size },
    line: null,
    dots: [],
    box,
    selection: { time: null, members: membersOf(spec, keysOf(spec, [category]), null) },
  };
}

/** The bin or the range of load that the pointer is over. */
function onPlane(spec: ChartSpec, layout: ChartLayout, px: number): Pointed | null {
  const points = spec.series[0]?.points ?? [];
  const isBin = spec.kind === 'histogram';
  const middle = (at: number) => (isBin ? (Number(points[at]?.x) + binEnd(points, at)) / 2 : loadOf(points[at] ?? { x: 0 }));
  const index = nearest(
    points.map((_, at) => at),
    (at) => Math.abs(layout.xAt(middle(at)) - px),
  );
  const point = index === undefined ? undefined : points[index];
  if (index === undefined || point === undefined) return null;
  const { frame } = layout;
  const x = layout.xAt(middle(index));
  const values = spec.series.flatMap((series) => series.points[index]?.y ?? []);
  return {
    x: point.x,
    heading: upperFirst(placeOf(point)),
    isPartial: point.partial === true,
    rows: tableRows(spec, index, undefined, layout.locale).filter((row) => row.label !== 'to' && row.label !== 'To' && row.label !== ''),
    at: { x, y: frame.top },
    line: isBin ? null : { x, y1: frame.top, y2: frame.bottom },
    dots: isBin ? [] : values.map((value) => ({ x, y: layout.yOfValue(value) })),
    box: isBin ? { x1: layout.xAt(Number(point.x)), x2: layout.xAt(binEnd(points, index)), y1: frame.top, y2: frame.bottom } : null,
    selection: { time: null, members: [] },
  };
}

/** Farthest that a dot or a line may lie from the pointer, in pixels. */
const reach = 24;

function nearestDot(spec: ChartSpec, layout: ChartLayout, px: number, py: number): Pointed | null {
  const away = (dot: { readonly x: number; readonly y: number; readonly r: number }) => Math.hypot(dot.x - px, dot.y - py) - dot.r;
  const dot = nearest(scatterDots({ spec, layout }), away);
  if (dot === undefined || away(dot) > reach) return null;
  const { point, series } = dot;
  const row =
    spec.series.slice(0, series).reduce((sum, each) => sum + each.points.length, 0) + (spec.series[series]?.points.indexOf(point) ?? 0);
  return {
    x: point.x,
    heading: placeOf(point),
    isPartial: point.partial === true,
    rows: tableRows(spec, row, undefined, layout.locale),
    at: { x: dot.x + dot.r, y: dot.y },
    line: null,
    dots: [{ x: dot.x, y: dot.y }],
    box: null,
    selection: { time: null, members: membersOf(spec, [point.key], spec.series.length > 1 ? series : null) },
  };
}

function cellAt(spec: ChartSpec, layout: ChartLayout, px: number, py: number): Pointed | null {
  const within = (band: { readonly start: number; readonly size: number }, pixel: number) =>
    pixel >= band.start && pixel <= band.start + band.size;
  const column = layout.categories.findIndex((_, index) => within(layout.bandOf(index), px));
  const row = spec.series.findIndex((_, index) => within(layout.rowOf(index), py));
  const point = spec.series[row]?.points.find((each) => String(each.x) === layout.categories[column]);
  if (point === undefined) return null;
  const [across, down] = [layout.bandOf(column), layout.rowOf(row)];
  return {
    x: point.x,
    heading: point.label ?? `${spec.series[row]?.label ?? ''}, ${point.x}`,
    isPartial: point.partial === true,
    rows: [{ label: spec.yLabel, text: point.y === null ? '–' : (point.exact ?? point.text), note: note(point), color: null }],
    at: { x: across.start + across.size, y: down.start + down.size },
    line: null,
    dots: [],
    box: { x1: across.start, x2: across.start + across.size, y1: down.start, y2: down.start + down.size },
    selection: { time: null, members: membersOf(spec, [point.key], row) },
  };
}

function nearestSlope(spec: ChartSpec, layout: ChartLayout, px: number, py: number): Pointed | null {
  const { frame } = layout;
  const share = Math.min(1, Math.max(0, (px - frame.left) / (frame.right - frame.left)));
  const height = (slope: ReturnType<typeof slopesOf>[number]) => layout.yOfValue(slope.from.y + slope.change * share);
  const slope = nearest(slopesOf(spec), (each) => Math.abs(height(each) - py));
  if (slope === undefined || Math.abs(height(slope) - py) > reach) return null;
  const row = tableRows(spec, slope.index, undefined, layout.locale);
  return {
    x: slope.to.x,
    heading: slope.series.label,
    isPartial: slope.from.partial === true || slope.to.partial === true,
    rows: row,
    at: { x: Math.min(px, frame.right), y: height(slope) },
    line: null,
    dots: [
      { x: frame.left, y: layout.yOfValue(slope.from.y) },
      { x: frame.right, y: layout.yOfValue(slope.to.y) },
    ],
    box: null,
    selection: { time: null, members: membersOf(spec, [], slope.index) },
  };
}
