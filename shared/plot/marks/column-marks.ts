import type * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { textWidth } from '../../charts/text-width.ts';
import { bandPadding } from '../chart-layout.ts';
import { annotationMarks, partialMarks, partialNames } from './annotation-marks.ts';
import { columnLabelMarks, timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { across, boxes, type Drawing, segments, seriesColor, textsAt } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';
import { hatches } from './hatch.ts';
import { legendMarks } from './legend-marks.ts';

/** Widest single column, in pixels. */
const widest = 72;

interface Column {
  readonly x1: number;
  readonly x2: number;
  readonly point: ChartPoint;
  readonly fill: string;
}

/** Columns on zero, side by side where there are several series; missing ones are named, not drawn. */
export function columnMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const isTime = spec.xKind === 'time';
  const columns = columnsOf(drawing);
  const there = columns.filter((column) => column.point.y !== null);
  const box = (column: Column) => ({ ...column, y1: layout.yOfValue(0), y2: layout.yOfValue(column.point.y ?? 0) });
  const partial = there.filter((column) => column.point.partial === true).map(box);
  return [
    ...legendMarks(drawing),
    ...(isTime ? partialMarks(drawing) : []),
    ...valueAxisMarks(drawing),
    boxes(there.filter((column) => column.point.partial !== true).map(box)),
    boxes(partial.map((each) => ({ ...each, opacity: 0.3 }))),
    hatchesByColor(partial),
    segments([across(layout.yOfValue(0), layout.frame.left, layout.frame.right, theme.lineStrong)]),
    ...annotationMarks(drawing),
    ...(isTime ? timeAxisMarks(drawing) : columnLabelMarks(drawing)),
    ...levelMarks(drawing),
    textsAt(
      columns
        .filter((column) => column.point.y === null)
        .map((column) => ({ x: (column.x1 + column.x2) / 2, y: layout.yOfValue(0) - layout.text * 0.7, text: '–', fill: theme.ink3 })),
      { size: layout.text, anchor: 'middle' },
    ),
    ...(isTime ? partialNames(drawing) : []),
    ...valueMarks(drawing, there),
    ...endLabelMarks(drawing),
  ].flat();
}

function hatchesByColor(partial: readonly (Column & { readonly y1: number; readonly y2: number })[]): readonly Plot.Markish[] {
  return [...new Set(partial.map((each) => each.fill))].map((fill) =>
    hatches(
      partial.filter((each) => each.fill === fill),
      fill,
    ),
  );
}

/** Room of the columns at one place of the axis, in pixels. */
export function columnBand({ spec, layout }: Drawing, x: string | number): { readonly start: number; readonly size: number } {
  if (spec.xKind === 'time') {
    const bucket = layout.bucketOf(Number(x));
    const size = Math.max(1, Math.min(bucket.size * (1 - bandPadding), widest * Math.max(1, spec.series.length)));
    return { start: bucket.start + (bucket.size - size) / 2, size };
  }
  const { start, size } = layout.bandOf(layout.categories.indexOf(String(x)));
  const narrow = Math.min(size, widest * Math.max(1, spec.series.length));
  return { start: start + (size - narrow) / 2, size: narrow };
}

function columnsOf(drawing: Drawing): readonly Column[] {
  const { spec, layout } = drawing;
  const count = Math.max(1, spec.series.length);
  return spec.series.flatMap((series, index) =>
    series.points.flatMap((point): Column[] => {
      if (spec.xKind !== 'time' && !layout.categories.includes(String(point.x))) return [];
      const { start, size } = columnBand(drawing, point.x);
      const width = size / count;
      const gap = count > 1 ? Math.min(2, width * 0.1) : 0;
      return [{ x1: start + index * width + gap / 2, x2: start + (index + 1) * width - gap / 2, point, fill: seriesColor(drawing, index) }];
    }),
  );
}

/** Values above (or below) their columns, when all of them have the room. */
function valueMarks({ layout, theme }: Drawing, columns: readonly Column[]): readonly Plot.Markish[] {
  const { text } = layout;
  const gaps = columns.map((column) => (column.x1 + column.x2) / 2).sort((a, b) => a - b);
  const step = gaps.reduce((least, at, index) => (index === 0 ? least : Math.min(least, at - (gaps[index - 1] ?? at))), Infinity);
  const room = Math.min(step, layout.frame.right - layout.frame.left);
  if (!columns.every((column) => textWidth(column.point.text, text, 600) + 6 < room)) return [];
  return [
    textsAt(
      columns.map(({ x1, x2, point }) => {
        const y = point.y ?? 0;
        return { x: (x1 + x2) / 2, y: layout.yOfValue(y) + (y < 0 ? text * 0.8 : -text * 0.75), text: point.text, fill: theme.ink };
      }),
      { size: text, weight: 600, anchor: 'middle' },
    ),
  ];
}
