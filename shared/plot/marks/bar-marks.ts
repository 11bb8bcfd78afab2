import type * as Plot from '@observablehq/plot';
import { textWidth } from '../../charts/text-width.ts';
import { rowTexts } from '../row-texts.ts';
import { boxes, type Drawing, segments, seriesColor, textsAt, upright } from './drawing.ts';
import { hatches } from './hatch.ts';
import { rowFrameMarks, rowMiddle } from './row-marks.ts';

/** One row for each category: name, bar from zero, value; the value of the comparison as a tick across the row. */
export function barMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const points = (spec.series[0]?.points ?? []).slice(0, layout.categories.length);
  const base = new Map(spec.series[1]?.points.map((point) => [String(point.x), point.y]));
  const zero = layout.xOfValue(0);
  const fill = seriesColor(drawing, 0);
  const bars = points.flatMap((point, index) => {
    if (point.y === null) return [];
    const { start, size } = layout.bandOf(index);
    return [{ x1: zero, x2: layout.xOfValue(point.y), y1: start, y2: start + size, fill, partial: point.partial === true }];
  });
  const partial = bars.filter((bar) => bar.partial);
  const compared = layout.categories.flatMap((category, index) => {
    const value = base.get(category) ?? null;
    const { start, size } = layout.bandOf(index);
    return value === null ? [] : [upright(layout.xOfValue(value), start - 2, start + size + 2, theme.ink)];
  });
  return [
    ...rowFrameMarks(drawing),
    boxes(
      bars.filter((bar) => !bar.partial),
      2,
    ),
    boxes(
      partial.map((bar) => ({ ...bar, opacity: 0.3 })),
      2,
    ),
    hatches(partial, fill),
    segments([upright(zero, layout.frame.top, layout.frame.bottom, theme.lineStrong)]),
    segments(compared, { width: 2 }),
    ...valueMarks(drawing, base),
  ];
}

/** Values beside their bars, beyond the tick of the comparison; n and interval after them where the sample is small. */
function valueMarks(drawing: Drawing, base: ReadonlyMap<string, number | null>): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { text } = layout;
  const texts = rowTexts(spec, layout.locale);
  const placed = layout.categories.map((category, index) => {
    const y = spec.series[0]?.points[index]?.y ?? null;
    const other = base.get(category) ?? y ?? 0;
    const far = y === null ? 0 : y < 0 ? Math.min(y, other) : Math.max(y, other);
    const { value, note } = texts[index] ?? { value: '', note: '' };
    const x = layout.xOfValue(far) + (y !== null && y < 0 ? -6 : 6);
    return { x, y: rowMiddle(drawing, index), text: value, note, isLeft: y !== null && y < 0, isMissing: y === null };
  });
  const style = { size: text, weight: 600 as const };
  const paint = (each: (typeof placed)[number]) => ({ ...each, fill: each.isMissing ? theme.ink3 : theme.ink });
  return [
    textsAt(placed.filter((each) => !each.isLeft).map(paint), style),
    textsAt(placed.filter((each) => each.isLeft).map(paint), { ...style, anchor: 'end' }),
    textsAt(
      placed
        .filter((each) => each.note !== '')
        .map((each) => ({
          ...each,
          x: each.isLeft ? layout.xOfValue(0) + 6 : each.x + textWidth(each.text, text, 600) + 8,
          text: each.note,
          fill: theme.ink3,
        })),
      { size: text - 1 },
    ),
  ];
}
