import * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { textWidth } from '../../charts/text-width.ts';
import { placeOf } from '../../charts/points.ts';
import { annotationMarks } from './annotation-marks.ts';
import { acrossAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { type Drawing, seriesColor, textsAt } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';
import { legendMarks } from './legend-marks.ts';
import { freePlaces } from '../free-places.ts';

/** Radius of the largest dot, and of one whose size is not told, in pixels. */
const radius = { most: 18, least: 3.5, plain: 4.5 } as const;

export interface ScatterDot {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly series: number;
  readonly point: ChartPoint;
}

/** Dots in pixels, the largest first; their area stands for their size. */
export function scatterDots({ spec, layout }: Pick<Drawing, 'spec' | 'layout'>): readonly ScatterDot[] {
  const sizes = spec.series.flatMap((series) => series.points.map((point) => point.size ?? 0));
  const largest = sizes.reduce((most, size) => Math.max(most, size), 0);
  const count = sizes.length;
  const most = count > 60 ? 10 : radius.most;
  const plain = count > 300 ? 2 : count > 60 ? 3 : radius.plain;
  return spec.series
    .flatMap((series, index) =>
      series.points.flatMap((point): ScatterDot[] => {
        if (point.y === null) return [];
        const r = largest === 0 || point.size === undefined ? plain : Math.max(radius.least, Math.sqrt(point.size / largest) * most);
        return [{ x: layout.xAt(Number(point.x)), y: layout.yOfValue(point.y), r, series: index, point }];
      }),
    )
    .sort((a, b) => b.r - a.r);
}

/** Dots with as many names as fit beside them without touching one another. */
export function scatterMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { text, frame } = layout;
  const dots = scatterDots(drawing);
  const named = dots.filter((dot) => dot.point.label !== undefined).slice(0, 80);
  const places = freePlaces(
    named.map((dot) => ({ ...dot, width: textWidth(placeOf(dot.point), text - 1) })),
    dots,
    frame,
    text,
  );
  return [
    ...legendMarks(drawing),
    ...valueAxisMarks(drawing),
    ...acrossAxisMarks(drawing),
    ...annotationMarks(drawing),
    ...levelMarks(drawing),
    Plot.dot(
      dots.map((dot) => ({ ...dot, fill: seriesColor(drawing, dot.series) })),
      {
        x: 'x',
        y: 'y',
        r: (dot: ScatterDot) => dot.r,
        fill: 'fill',
        fillOpacity: dots.length > 60 ? 0.55 : 0.75,
        stroke: theme.surface,
        strokeWidth: 1,
      },
    ),
    textsAt(
      places.flatMap((place, index) => {
        const dot = named[index];
        return place === null || dot === undefined ? [] : [{ ...place, text: placeOf(dot.point), fill: theme.ink2 }];
      }),
      { size: text - 1 },
    ),
    ...endLabelMarks(drawing),
  ];
}
