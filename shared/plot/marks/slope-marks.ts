import * as Plot from '@observablehq/plot';
import { mostColors } from '../../charts/kinds/chart-kind.ts';
import { slopesOf } from '../../charts/kinds/slope.ts';
import { fitText } from '../../charts/text-width.ts';
import { dodge } from '../dodge.ts';
import { leftText, slopeTexts } from '../slope-texts.ts';
import { axisTitle } from './axis-marks.ts';
import { type Drawing, segments, seriesColor, seriesInk, textAt, textsAt, upright } from './drawing.ts';

/** A line for each group from one period to the other, named and valued at both ends. */
export function slopeMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, text } = layout;
  const slopes = slopesOf(spec);
  const isCrowded = slopes.length > mostColors;
  const largest = slopes.reduce((best, each, index) => (Math.abs(each.change) > Math.abs(slopes[best]?.change ?? 0) ? index : best), 0);
  const isPlain = (at: number) => isCrowded && at !== largest && slopes[at]?.series.emphasis !== true;
  const color = (at: number) => (isPlain(at) ? theme.ink3 : seriesColor(drawing, slopes[at]?.index ?? 0));
  const ink = (at: number) => (isPlain(at) ? theme.ink2 : seriesInk(drawing, slopes[at]?.index ?? 0));
  const [from, to] = [slopes.map((each) => layout.yOfValue(each.from.y)), slopes.map((each) => layout.yOfValue(each.to.y))];
  const spacing = Math.min(text + 4, (frame.bottom - frame.top) / Math.max(1, slopes.length - 1));
  const [leftYs, rightYs] = [from, to].map((ys) => dodge(ys, spacing, frame.top, frame.bottom));
  const words = slopes.map((slope) => slopeTexts(spec, slope, layout.locale));
  const lines = slopes.map((_, at) => ({ x1: frame.left, x2: frame.right, y1: from[at] ?? 0, y2: to[at] ?? 0, stroke: color(at), at }));
  const leftRoom = frame.left - layout.edge - 10;
  const rightRoom = layout.width - layout.edge - frame.right - 10;
  return [
    axisTitle(drawing),
    segments([
      upright(frame.left, frame.top, frame.bottom, theme.lineStrong),
      upright(frame.right, frame.top, frame.bottom, theme.lineStrong),
    ]),
    ...layout.categories.map((category, at) =>
      textAt(at === 0 ? frame.left : frame.right, frame.top - text * 0.9, category, {
        fill: theme.ink2,
        size: text,
        weight: 600,
        anchor: at === 0 ? 'end' : 'start',
      }),
    ),
    segments(
      lines.filter(({ at }) => at !== largest),
      { width: 1.75 },
    ),
    segments(
      lines.filter(({ at }) => at === largest),
      { width: 2.75 },
    ),
    Plot.dot(
      lines.flatMap(({ x1, y1, x2, y2, stroke }) => [
        { x: x1, y: y1, fill: stroke },
        { x: x2, y: y2, fill: stroke },
      ]),
      { x: 'x', y: 'y', r: 3.5, fill: 'fill', stroke: theme.surface, strokeWidth: 1 },
    ),
    textsAt(
      words.map((each, at) => ({ x: frame.left - 10, y: leftYs?.[at] ?? 0, text: leftText(each, leftRoom, text), fill: ink(at) })),
      { size: text, weight: 600, anchor: 'end' },
    ),
    textsAt(
      words.map((each, at) => ({
        x: frame.right + 10,
        y: rightYs?.[at] ?? 0,
        text: fitText(each.right, rightRoom, text, 600),
        fill: ink(at),
      })),
      { size: text, weight: 600 },
    ),
  ];
}
