import type * as Plot from '@observablehq/plot';
import { mixColor } from '../../charts/color-math.ts';
import { valuedPoints } from '../../charts/points.ts';
import { across, boxes, type Drawing, segments, seriesColor, upright } from './drawing.ts';
import { asideMarks, rowFrameMarks } from './row-marks.ts';

/** Exact quantiles: a box over the middle half, a line at the median, whiskers to the outer quantiles. */
export function boxMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const color = seriesColor(drawing, 0);
  const rows = valuedPoints(spec.series[0]).flatMap((point) => {
    const index = layout.categories.indexOf(String(point.x));
    if (index < 0) return [];
    const { start, size } = layout.bandOf(index);
    const height = Math.min(size, layout.text * 1.7);
    return [{ point, y1: start + (size - height) / 2, y2: start + (size + height) / 2, y: start + size / 2 }];
  });
  const at = (value: number) => layout.xOfValue(value);
  const whiskers = rows.flatMap(({ point: { low, q1, y: median, q3, high }, y }) => [
    ...(low === undefined ? [] : [across(y, at(low), at(q1 ?? median), color), upright(at(low), y - 4, y + 4, color)]),
    ...(high === undefined ? [] : [across(y, at(q3 ?? median), at(high), color), upright(at(high), y - 4, y + 4, color)]),
  ]);
  const middles = rows.flatMap(({ point, y1, y2 }) =>
    point.q1 === undefined || point.q3 === undefined
      ? []
      : [{ x1: at(point.q1), x2: at(point.q3), y1, y2, fill: mixColor(theme.surface, color, 0.28) }],
  );
  return [
    ...rowFrameMarks(drawing),
    segments(whiskers, { width: 1.5 }),
    boxes(middles, 2),
    segments(
      middles.flatMap(({ x1, x2, y1, y2 }) => [upright(x1, y1, y2, color), upright(x2, y1, y2, color)]),
      { width: 1.5 },
    ),
    segments(
      rows.map(({ point, y1, y2 }) => upright(at(point.y), y1 - 2, y2 + 2, theme.ink)),
      { width: 2.5 },
    ),
    ...asideMarks(drawing),
  ];
}
