import * as Plot from '@observablehq/plot';
import { across, type Drawing, segments, seriesColor, upright } from './drawing.ts';
import { asideMarks, rowFrameMarks, rowMiddle } from './row-marks.ts';

/** A dot for each category with its interval as a whisker; hollow where the sample is small. */
export function dotMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const points = (spec.series[0]?.points ?? []).slice(0, layout.categories.length);
  const color = seriesColor(drawing, 0);
  const base = new Map(spec.series[1]?.points.map((point) => [String(point.x), point.y]));
  const whiskers = points.flatMap((point, index) => {
    if (point.y === null || point.low === undefined || point.high === undefined) return [];
    const y = rowMiddle(drawing, index);
    const [low, high] = [layout.xOfValue(point.low), layout.xOfValue(point.high)];
    return [across(y, low, high, color), upright(low, y - 3, y + 3, color), upright(high, y - 3, y + 3, color)];
  });
  const dots = points.flatMap((point, index) =>
    point.y === null
      ? []
      : [{ x: layout.xOfValue(point.y), y: rowMiddle(drawing, index), fill: point.small === true ? theme.surface : color }],
  );
  const rings = layout.categories.flatMap((category, index) => {
    const value = base.get(category) ?? null;
    return value === null ? [] : [{ x: layout.xOfValue(value), y: rowMiddle(drawing, index) }];
  });
  const rules = points.map((_, index) => across(rowMiddle(drawing, index), layout.frame.left, layout.frame.right, theme.line));
  return [
    segments(rules),
    ...rowFrameMarks(drawing),
    segments(whiskers, { width: 1.5 }),
    Plot.dot(rings, { x: 'x', y: 'y', r: 4, fill: theme.surface, stroke: theme.ink2, strokeWidth: 1.5 }),
    Plot.dot(dots, { x: 'x', y: 'y', r: 4.5, fill: 'fill', stroke: color, strokeWidth: 1.5 }),
    ...asideMarks(drawing),
  ];
}
