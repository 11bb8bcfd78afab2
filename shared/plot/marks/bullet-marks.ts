import * as Plot from '@observablehq/plot';
import { meetsTarget, standsOnZero } from '../../charts/kinds/bullet.ts';
import { boxes, type Drawing, segments, upright } from './drawing.ts';
import { asideMarks, rowFrameMarks, rowMiddle } from './row-marks.ts';

/** A value against its target over its bands: a bar where the axis begins at zero, otherwise a mark, since a length would lie. */
export function bulletMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame } = layout;
  const points = (spec.series[0]?.points ?? []).slice(0, layout.categories.length);
  const tone = (index: number) => {
    const point = points[index];
    const meets = point === undefined ? null : meetsTarget(point, spec.direction);
    return meets === null ? theme.ink2 : meets ? theme.good : theme.bad;
  };
  const rowBox = (index: number, share: number) => {
    const { start, size } = layout.bandOf(index);
    const height = Math.min(size, layout.text * 2) * share;
    return { y1: start + size / 2 - height / 2, y2: start + size / 2 + height / 2 };
  };
  const clamp = (x: number) => Math.min(frame.right, Math.max(frame.left, x));
  const bands = points.flatMap((point, index) => {
    const ends = [...(point.bands ?? []), layout.value.max];
    return ends.map((end, band) => ({
      x1: clamp(band === 0 ? frame.left : layout.xOfValue(ends[band - 1] ?? layout.value.min)),
      x2: clamp(layout.xOfValue(end)),
      ...rowBox(index, 1),
      fill: theme.bands[Math.min(band, theme.bands.length - 1)] ?? theme.shade,
    }));
  });
  const there = points.flatMap((point, index) => (point.y === null ? [] : [{ y: point.y, index }]));
  const values = standsOnZero(spec)
    ? boxes(there.map(({ y, index }) => ({ x1: layout.xOfValue(0), x2: layout.xOfValue(y), ...rowBox(index, 0.38), fill: tone(index) })))
    : Plot.dot(
        there.map(({ y, index }) => ({ x: layout.xOfValue(y), y: rowMiddle(drawing, index), fill: tone(index) })),
        { x: 'x', y: 'y', r: 5.5, symbol: 'diamond', fill: 'fill', stroke: theme.surface, strokeWidth: 1 },
      );
  const targets = points.flatMap((point, index) => {
    const { y1, y2 } = rowBox(index, 0.82);
    return point.target === undefined ? [] : [upright(layout.xOfValue(point.target), y1, y2, theme.ink)];
  });
  return [
    boxes(bands.filter((band) => band.x2 > band.x1)),
    ...rowFrameMarks(drawing),
    values,
    segments(targets, { width: 2.5 }),
    ...asideMarks(drawing),
  ];
}
