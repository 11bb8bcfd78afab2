import type * as Plot from '@observablehq/plot';
import { mixColor } from '../../charts/color-math.ts';
import { stagesOf } from '../../charts/kinds/funnel.ts';
import { boxes, type Drawing, seriesColor } from './drawing.ts';
import { pathMark } from './hatch.ts';
import { asideMarks, rowFrameMarks } from './row-marks.ts';

/** Stages one below the other: what is left as a bar, what was lost on the way beside it, pale; numbers in columns. */
export function funnelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame } = layout;
  const color = seriesColor(drawing, 0);
  const rows = stagesOf(spec)
    .slice(0, layout.categories.length)
    .flatMap((stage, index) => {
      if (stage.point.y === null) return [];
      const { start, size } = layout.bandOf(index);
      const end = layout.xOfValue(stage.point.y);
      return [{ y1: start, y2: start + size, end, before: stage.before === null ? end : layout.xOfValue(stage.before) }];
    });
  const slides = rows.slice(0, -1).flatMap((row, at) => {
    const next = rows[at + 1];
    return next === undefined ? [] : [`M${frame.left},${row.y2}H${row.end}V${next.y1}H${frame.left}Z`];
  });
  return [
    pathMark(slides.join(''), { fill: mixColor(theme.surface, color, 0.14) }),
    ...rowFrameMarks(drawing),
    boxes(
      rows.map(({ end, y1, y2 }) => ({ x1: frame.left, x2: end, y1, y2, fill: color })),
      2,
    ),
    boxes(rows.flatMap(({ end, before, y1, y2 }) => (before - end < 0.5 ? [] : [{ x1: end, x2: before, y1, y2, fill: theme.badSoft }]))),
    ...asideMarks(drawing),
  ];
}
