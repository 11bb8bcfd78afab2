import * as Plot from '@observablehq/plot';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { legible } from '../../charts/color-math.ts';
import type { ChartLayout } from '../chart-layout.ts';
import { drawableText } from '../drawable-text.ts';

/** What every mark builder gets. Positions are pixels of the layout: Plot's scales are the identity. */
export interface Drawing {
  readonly spec: ChartSpec;
  readonly layout: ChartLayout;
  readonly theme: ChartTheme;
}

export interface TextStyle {
  readonly fill: string;
  readonly size: number;
  readonly weight?: 400 | 600;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** One line of text; `y` is the middle of the line. */
export function textAt(x: number, y: number, text: string, style: TextStyle): Plot.Markish {
  return textsAt([{ x, y, text, fill: style.fill }], style);
}

export interface PlacedText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly fill: string;
}

/** Many texts of one size and anchor. */
export function textsAt(texts: readonly PlacedText[], style: Omit<TextStyle, 'fill'>): Plot.Markish {
  return Plot.text(texts, {
    x: 'x',
    y: 'y',
    text: (each: PlacedText) => drawableText(each.text),
    fill: 'fill',
    textAnchor: style.anchor ?? 'start',
    lineAnchor: 'middle',
    fontSize: style.size,
    fontWeight: style.weight ?? 400,
    fontVariant: 'tabular-nums',
  });
}

export interface PixelBox {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly fill: string;
  readonly opacity?: number;
}

/** Filled rectangles; one without height or width is drawn a pixel thick, so that a zero is still seen to be there. */
export function boxes(list: readonly PixelBox[], radius = 0): Plot.Markish {
  return Plot.rect(list, {
    x1: (box: PixelBox) => Math.min(box.x1, box.x2) - (Math.abs(box.x2 - box.x1) < 1 ? 0.5 : 0),
    x2: (box: PixelBox) => Math.max(box.x1, box.x2) + (Math.abs(box.x2 - box.x1) < 1 ? 0.5 : 0),
    y1: (box: PixelBox) => Math.min(box.y1, box.y2) - (Math.abs(box.y2 - box.y1) < 1 ? 0.5 : 0),
    y2: (box: PixelBox) => Math.max(box.y1, box.y2) + (Math.abs(box.y2 - box.y1) < 1 ? 0.5 : 0),
    fill: 'fill',
    ...(list.some((box) => box.opacity !== undefined) ? { fillOpacity: (box: PixelBox) => box.opacity ?? 1 } : {}),
    ...(radius === 0 ? {} : { rx: radius }),
  });
}

export interface Segment {
  readonly x1: number;
  readonly x2: number;
  readonly y1: number;
  readonly y2: number;
  readonly stroke: string;
}

export interface SegmentStyle {
  readonly width?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

/** Straight lines. */
export function segments(list: readonly Segment[], style: SegmentStyle = {}): Plot.Markish {
  return Plot.link(list, {
    x1: 'x1',
    x2: 'x2',
    y1: 'y1',
    y2: 'y2',
    stroke: 'stroke',
    strokeWidth: style.width ?? 1,
    ...(style.dash === undefined ? {} : { strokeDasharray: style.dash }),
    ...(style.opacity === undefined ? {} : { strokeOpacity: style.opacity }),
  });
}

export const across = (y: number, x1: number, x2: number, stroke: string): Segment => ({ x1, x2, y1: y, y2: y, stroke });
export const upright = (x: number, y1: number, y2: number, stroke: string): Segment => ({ x1: x, x2: x, y1, y2, stroke });

/** The color of a series: ink for the total among its parts, otherwise its own place in the palette. */
export function seriesColor({ spec, theme }: Pick<Drawing, 'spec' | 'theme'>, index: number): string {
  const series = spec.series[index];
  if (series?.emphasis === true) return theme.ink;
  return theme.series[(series?.color ?? index) % theme.series.length] ?? theme.accent;
}

/** The same color, dark or bright enough to be read as text. */
export function seriesInk(drawing: Pick<Drawing, 'spec' | 'theme'>, index: number): string {
  return legible(seriesColor(drawing, index), drawing.theme.surface, drawing.theme.ink);
}
