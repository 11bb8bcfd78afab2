import type { ChartSpec } from '../charts/chart-spec.ts';
import { formatTick } from '../charts/format-tick.ts';
import { chartKinds } from '../charts/registry.ts';
import { fitText, textWidth, wrapText } from '../charts/text-width.ts';
import { type TimeTick, timeTicks } from '../charts/time-ticks.ts';
import type { ValueAxis } from '../charts/value-axis.ts';
import { type AnnotationLane, annotationLanes } from './annotation-lanes.ts';
import { type EndLabel, endLabels, endLabelWidth } from './end-labels.ts';

export interface LayoutOptions {
  readonly width: number;
  readonly height: number;
  /** Title, subtitle and source inside the picture: for exports that stand alone. */
  readonly titles?: boolean;
  /** Base text size in pixels; 12 unless told. */
  readonly text?: number;
  readonly locale?: string;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly text: number;
  readonly locale: string;
  readonly frame: Frame;
  readonly title: readonly string[];
  readonly subtitle: readonly string[];
  readonly source: string | null;
  readonly value: ValueAxis;
  /** Time charts: the first and last moment shown. */
  readonly time: readonly [number, number];
  readonly timeTicks: readonly TimeTick[];
  /** Category charts: the categories in order, and their labels as drawn. */
  readonly categories: readonly string[];
  readonly categoryLabels: readonly (readonly string[])[];
  /** Categories lie one under the other, values run to the right. */
  readonly horizontal: boolean;
  /** Categories that did not fit. */
  readonly hidden: number;
  readonly ends: readonly EndLabel[];
  readonly lanes: readonly AnnotationLane[];
  xOfTime(at: number): number;
  yOfValue(value: number): number;
  xOfValue(value: number): number;
  bandOf(index: number): { readonly start: number; readonly size: number };
}

const day = 86_400_000;
/** Share of a category's room that stays empty between bars. */
export const bandPadding = 0.3;

/** Where everything of a chart lies, in pixels: one calculation for the picture, the tooltip and the tests. */
export function layoutChart(spec: ChartSpec, options: LayoutOptions): ChartLayout {
  const text = options.text ?? 12;
  const { width, height } = options;
  const locale = options.locale ?? 'en-US';
  const horizontal = spec.kind === 'bar' && spec.xKind === 'category';
  const room = width - 2 * (options.titles ? margin : 0);
  const title = options.titles ? wrapText(spec.title, room, text + 4, 600, 2) : [];
  const subtitle = options.titles && spec.subtitle !== '' ? wrapText(spec.subtitle, room, text, 400, 2) : [];
  const source = options.titles && spec.source !== '' ? fitText(spec.source, room, text - 2) : null;
  const edge = options.titles ? margin : 4;
  const header = options.titles ? edge + title.length * (text + 9) + subtitle.length * (text + 5) + 8 : 4;
  const axisTitle = text + (horizontal ? 8 : 12);
  const footer = source === null ? 4 : text + edge;
  const roughHeight = Math.max(40, height - header - footer - 3 * text);
  const value = chartKinds[spec.kind].axis(spec, Math.max(2, Math.min(6, Math.round(roughHeight / (text * 4.5)))));
  const all = spec.series[0]?.points.map((point) => String(point.x)) ?? [];
  const fits = horizontal ? Math.max(1, Math.floor((height - header - footer - axisTitle) / (text + 6))) : all.length;
  const categories = spec.xKind === 'category' ? all.slice(0, all.length > fits ? Math.max(1, fits - 1) : fits) : [];
  const hidden = spec.xKind === 'category' ? all.length - categories.length : 0;

  const tickWidth = Math.max(0, ...value.ticks.map((tick) => textWidth(formatTick(tick, spec.unit, value, locale), text - 1)));
  const categoryWidth = Math.max(0, ...categories.map((category) => textWidth(category, text)));
  const left = edge + (horizontal ? Math.min(categoryWidth, width * 0.38) + 10 : tickWidth + 12);
  const labelled = spec.kind === 'line' || spec.kind === 'cumulative';
  const valueWidth = Math.max(0, ...(spec.series[0]?.points ?? []).map((point) => textWidth(point.text, text, 600)));
  const right = width - edge - (labelled ? Math.min(endLabelWidth(spec, text) + 14, width * 0.38) : horizontal ? valueWidth + 8 : 8);
  const time = timeDomain(spec);
  const xOfTime = (at: number) =>
    time[1] === time[0] ? (left + right) / 2 : left + ((at - time[0]) / (time[1] - time[0])) * (right - left);
  const lanes = spec.xKind === 'time' ? annotationLanes(spec, text, { left, right }, xOfTime) : [];
  const laneCount = lanes.reduce((most, lane) => Math.max(most, lane.row + 1), 0);
  const top = header + axisTitle + laneCount * (text + 4) + (spec.kind === 'waterfall' ? text : 0);
  const bandWidth = (right - left) / Math.max(1, categories.length);
  const categoryLabels = categories.map((category) =>
    horizontal ? [fitText(category, left - edge - 8, text)] : wrapText(category, bandWidth - 6, text - 1, 400, 3),
  );
  const labelLines = Math.max(1, ...categoryLabels.map((lines) => lines.length));
  const below = horizontal
    ? hidden > 0 || spec.series.length > 1
      ? text + 8
      : 2
    : spec.xKind === 'time'
      ? 2 * text + 14
      : labelLines * (text + 2) + 10;
  const lowest = height - footer - below;
  const bottom = Math.max(top + 20, horizontal ? Math.min(lowest, top + categories.length * text * (height > 380 ? 5 : 3)) : lowest);
  const scale = (of: number) => (of - value.min) / (value.max - value.min);
  const extent = horizontal ? bottom - top : right - left;
  const step = extent / Math.max(1, categories.length);
  return {
    width,
    height,
    text,
    locale,
    title,
    subtitle,
    source,
    value,
    time,
    categories,
    categoryLabels,
    horizontal,
    hidden,
    lanes,
    xOfTime,
    frame: { left, right, top, bottom },
    timeTicks:
      spec.xKind === 'time' ? timeTicks(time[0], time[1], Math.max(2, Math.floor((right - left) / (text * 4.2))), dataStep(spec)) : [],
    ends: labelled ? endLabels(spec, text, { left, right, top, bottom }, width - edge, value) : [],
    yOfValue: (of) => bottom - scale(of) * (bottom - top),
    xOfValue: (of) => left + scale(of) * (right - left),
    bandOf: (index) => ({ start: (horizontal ? top : left) + step * (index + bandPadding / 2), size: step * (1 - bandPadding) }),
  };
}

/** Outer margin of a picture that stands alone. */
export const margin = 16;

function moments(spec: ChartSpec): readonly number[] {
  return [...new Set(spec.series.flatMap((series) => series.points.map((point) => Number(point.x))))].sort((a, b) => a - b);
}

/** The smallest distance between two points of a time chart; a day where there is only one. */
export function dataStep(spec: ChartSpec): number {
  const ats = moments(spec);
  return ats.reduce(
    (least, at, index) => (index === 0 ? least : Math.min(least, at - (ats[index - 1] ?? at))),
    ats.length > 1 ? Infinity : day,
  );
}

function timeDomain(spec: ChartSpec): readonly [number, number] {
  if (spec.xKind !== 'time') return [0, 1];
  const ats = moments(spec);
  const first = ats[0] ?? 0;
  const last = ats.at(-1) ?? first + day;
  const pad = spec.kind === 'bar' ? dataStep(spec) / 2 : ats.length === 1 ? day : 0;
  return [first - pad, last + pad];
}
