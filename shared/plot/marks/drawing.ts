import * as Plot from '@observablehq/plot';
import type { ChartSpec } from '../../charts/chart-spec.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import type { ChartLayout } from '../layout-chart.ts';

/** What every mark builder gets. */
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

/** One line of text at a pixel position; `y` is the middle of the line. */
export function textAt({ layout }: Drawing, x: number, y: number, text: string, style: TextStyle): Plot.Markish {
  return Plot.text([text], {
    frameAnchor: 'top-left',
    dx: x - layout.frame.left,
    dy: y - layout.frame.top,
    textAnchor: style.anchor ?? 'start',
    lineAnchor: 'middle',
    fill: style.fill,
    fontSize: style.size,
    fontWeight: style.weight ?? 400,
    fontVariant: 'tabular-nums',
  });
}

/** The color of a series: ink for the total among its parts, otherwise its own place in the palette. */
export function seriesColor({ spec, theme }: Drawing, index: number): string {
  const series = spec.series[index];
  if (series?.emphasis === true) return theme.ink;
  return theme.series[(series?.color ?? index) % theme.series.length] ?? theme.accent;
}
