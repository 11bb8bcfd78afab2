import type * as Plot from '@observablehq/plot';
import { axisLabel, axisUnit } from '../../charts/axis-unit.ts';
import { formatTick } from '../../charts/format-tick.ts';
import { textWidth } from '../../charts/text-width.ts';
import { across, type Drawing, segments, textAt, textsAt, upright } from './drawing.ts';

/** Grid lines, labels and title of the value axis; zero is drawn stronger where it lies inside. */
export function valueAxisMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, value, text } = layout;
  const line = (tick: number, stroke: string) => across(layout.yOfValue(tick), frame.left, frame.right, stroke);
  return [
    segments(value.ticks.filter((tick) => tick !== 0).map((tick) => line(tick, theme.line))),
    segments(value.ticks.filter((tick) => tick === 0).map((tick) => line(tick, theme.lineStrong))),
    textsAt(
      value.ticks.map((tick) => ({
        x: frame.left - 8,
        y: layout.yOfValue(tick),
        text: formatTick(tick, axisUnit(spec), value, layout.locale),
        fill: theme.ink2,
      })),
      { size: text - 1, anchor: 'end' },
    ),
    axisTitle(drawing),
  ];
}

/** Says what the axis measures, above it. */
export function axisTitle({ spec, layout, theme }: Drawing): Plot.Markish {
  return textAt(layout.axisTitle.x, layout.axisTitle.y, axisLabel(spec), { fill: theme.ink3, size: layout.text - 1 });
}

/** Ticks of the time axis; the year or the day is written under where it changes. */
export function timeAxisMarks({ spec, layout, theme }: Drawing): readonly Plot.Markish[] {
  const { frame, text, timeTicks } = layout;
  const moments = new Set(spec.series.flatMap((series) => series.points.map((point) => point.x)));
  // A tick of a column stands under its middle.
  const x = (at: number) => (moments.has(at) ? layout.bucketOf(at).start + layout.bucketOf(at).size / 2 : layout.xAt(at));
  const style = { size: text - 1, anchor: 'middle' as const };
  const label = (at: number, words: string, y: number) => ({ x: x(at), y, text: words, fill: theme.ink2 });
  return [
    segments(timeTicks.map((tick) => upright(x(tick.at), frame.bottom, frame.bottom + 5, theme.lineStrong))),
    textsAt(
      timeTicks.map((tick) => label(tick.at, tick.label, frame.bottom + 6 + text / 2)),
      style,
    ),
    textsAt(
      timeTicks.flatMap((tick) => (tick.under === null ? [] : [label(tick.at, tick.under, frame.bottom + 8 + text * 1.6)])),
      style,
    ),
  ];
}

/** Ticks and title of the x axis of a plane. */
export function acrossAxisMarks({ spec, layout, theme }: Drawing): readonly Plot.Markish[] {
  const { frame, text, across: axis } = layout;
  if (axis === null) return [];
  const unit = spec.xUnit ?? { kind: 'none' };
  return [
    segments([across(frame.bottom, frame.left, frame.right, theme.lineStrong)]),
    segments(axis.ticks.map((tick) => upright(layout.xAt(tick), frame.bottom, frame.bottom + 5, theme.lineStrong))),
    textsAt(
      axis.ticks.map((tick) => {
        const words = formatTick(tick, unit, axis, layout.locale);
        // The last one moves in as far as it would pass the edge.
        const x = Math.min(layout.xAt(tick), layout.width - textWidth(words, text - 1) / 2 - 1);
        return { x, y: frame.bottom + 6 + text / 2, text: words, fill: theme.ink2 };
      }),
      { size: text - 1, anchor: 'middle' },
    ),
    textAt(frame.right, frame.bottom + 9 + text * 1.6, spec.xLabel ?? '', { fill: theme.ink3, size: text - 1, anchor: 'end' }),
  ];
}

/** Grid lines and tick labels of a value axis that runs to the right, below the rows. */
export function rowAxisMarks({ spec, layout, theme }: Drawing): readonly Plot.Markish[] {
  const { frame, text, value } = layout;
  return [
    segments(
      value.ticks.map((tick) => upright(layout.xOfValue(tick), frame.top, frame.bottom, tick === 0 ? theme.lineStrong : theme.line)),
    ),
    textsAt(
      value.ticks.map((tick) => ({
        x: layout.xOfValue(tick),
        y: frame.bottom + 6 + text / 2,
        text: formatTick(tick, axisUnit(spec), value, layout.locale),
        fill: theme.ink2,
      })),
      { size: text - 1, anchor: 'middle' },
    ),
  ];
}

/** Names of columns, below the frame. */
export function columnLabelMarks(drawing: Drawing, isStrong: (index: number) => boolean = () => false): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame, text } = layout;
  const placed = layout.categoryLabels.flatMap((lines, index) => {
    const { start, size } = layout.bandOf(index);
    return lines.map((line, at) => ({
      index,
      x: start + size / 2,
      y: frame.bottom + 6 + text / 2 + at * (text + 2),
      text: line,
      fill: isStrong(index) ? theme.ink : theme.ink2,
    }));
  });
  const lowest = Math.max(1, ...layout.categoryLabels.map((lines) => lines.length));
  return [
    textsAt(
      placed.filter((each) => !isStrong(each.index)),
      { size: text - 1, anchor: 'middle' },
    ),
    textsAt(
      placed.filter((each) => isStrong(each.index)),
      { size: text - 1, weight: 600, anchor: 'middle' },
    ),
    ...hiddenMark(drawing, frame.left, frame.bottom + 8 + text / 2 + lowest * (text + 2)),
  ];
}

/** Names of rows, left of the frame. */
export function rowLabelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const middle = (index: number) => layout.bandOf(index).start + layout.bandOf(index).size / 2;
  const labels = layout.categories.map((_, index) => ({
    x: layout.frame.left - 8,
    y: middle(index),
    text: layout.categoryLabels[index]?.[0] ?? '',
    fill: theme.ink,
  }));
  return [textsAt(labels, { size: layout.text, anchor: 'end' })];
}

/** Says how many categories did not fit. */
export function hiddenMark({ layout, theme }: Drawing, x: number, y: number): readonly Plot.Markish[] {
  if (layout.hidden === 0) return [];
  return [
    textAt(x, y, `and ${layout.hidden.toLocaleString(layout.locale)} more, in the table`, { fill: theme.ink3, size: layout.text - 1 }),
  ];
}
