import type * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import type { ChartTheme } from '../../charts/chart-theme.ts';
import { mixColor, rampColor, readableOn } from '../../charts/color-math.ts';
import { changeWords } from '../../charts/kinds/line.ts';
import { extremesOf, pointsByStop, valuedPoints } from '../../charts/points.ts';
import { textWidth } from '../../charts/text-width.ts';
import { markWords } from '../../charts/value-words.ts';
import type { ChartLayout } from '../chart-layout.ts';
import { rowSizes } from '../layout/layout-grid.ts';
import { axisTitle } from './axis-marks.ts';
import { boxes, type Drawing, type PixelBox, textAt, textsAt } from './drawing.ts';
import { hatches } from './hatch.ts';

interface Cell {
  readonly box: PixelBox;
  readonly point: ChartPoint | undefined;
}

/** Color of a value on the ramp of a grid. */
export function cellColor(layout: Pick<ChartLayout, 'value'>, theme: ChartTheme, isDiverging: boolean, value: number): string {
  const { min, max } = layout.value;
  return rampColor(isDiverging ? theme.diverging : theme.sequential, max === min ? 0.5 : (value - min) / (max - min));
}

/** Cells with their values where they fit; missing ones are hatched, ages not yet reached stay empty. */
export function gridMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { text } = layout;
  const isDiverging = spec.ramp?.kind === 'diverging';
  const cells = spec.series.flatMap((series, row) => {
    const byStop = pointsByStop(series);
    const { start: y1, size: h } = layout.rowOf(row);
    return layout.categories.map((category, column): Cell => {
      const { start: x1, size: w } = layout.bandOf(column);
      const point = byStop.get(category);
      const y = point?.y ?? null;
      return { point, box: { x1, x2: x1 + w, y1, y2: y1 + h, fill: y === null ? theme.shade : cellColor(layout, theme, isDiverging, y) } };
    });
  });
  const there = cells.filter((cell) => (cell.point?.y ?? null) !== null);
  const missing = cells.filter((cell) => cell.point !== undefined && cell.point.y === null);
  const partial = there.filter((cell) => cell.point?.partial === true);
  const [first] = cells;
  const fits =
    first !== undefined &&
    first.box.y2 - first.box.y1 > text &&
    there.every((cell) => textWidth(cell.point?.text ?? '', text - 1) + 4 <= cell.box.x2 - cell.box.x1);
  return [
    axisTitle(drawing),
    textAt(layout.frame.right, layout.axisTitle.y, spec.xLabel ?? '', { fill: theme.ink3, size: text - 1, anchor: 'end' }),
    ...labelMarks(drawing),
    boxes(there.map((cell) => cell.box)),
    hatches(
      missing.map((cell) => cell.box),
      theme.hatch,
      5,
    ),
    ...[...new Set(partial.map((cell) => cell.box.fill))].map((fill) =>
      hatches(
        partial.flatMap((cell) => (cell.box.fill === fill ? [cell.box] : [])),
        mixColor(fill, readableOn(fill, theme.ink, theme.surface), 0.25),
        5,
      ),
    ),
    textsAt(
      (fits ? there : []).map(({ box, point }) => ({
        x: (box.x1 + box.x2) / 2,
        y: (box.y1 + box.y2) / 2,
        text: point?.text ?? '',
        fill: readableOn(box.fill, '#16191d', '#ffffff'),
      })),
      { size: text - 1, anchor: 'middle' },
    ),
    ...rampMarks(drawing, isDiverging, missing.length > 0, partial.length > 0),
  ];
}

function labelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, text, edge } = layout;
  const middle = (row: number) => layout.rowOf(row).start + layout.rowOf(row).size / 2;
  const sizes = rowSizes(spec);
  return [
    textsAt(
      layout.rowLabels.map((label, row) => ({ x: edge, y: middle(row), text: label, fill: theme.ink })),
      { size: text },
    ),
    textsAt(
      sizes.map((size, row) => ({ x: frame.left - 8, y: middle(row), text: size, fill: theme.ink3 })),
      { size: text - 1, anchor: 'end' },
    ),
    textsAt(sizes.length === 0 ? [] : [{ x: frame.left - 8, y: frame.top - text * 0.8, text: 'n', fill: theme.ink3 }], {
      size: text - 1,
      anchor: 'end',
    }),
    textsAt(
      layout.categoryLabels.flatMap((lines, column) => {
        const { start, size } = layout.bandOf(column);
        return lines.map((line, at) => ({
          x: start + size / 2,
          y: frame.top - 4 - (lines.length - at - 0.5) * (text + 2),
          text: line,
          fill: theme.ink2,
        }));
      }),
      { size: text - 1, anchor: 'middle' },
    ),
  ];
}

/** What the ends of the ramp stand for: the least and the most, or as much to both sides of the middle. */
function endWords({ spec, layout }: Drawing): readonly [string, string] {
  const { min, max } = layout.value;
  const isChange = spec.ramp?.kind === 'diverging' && spec.ramp.middle === 0;
  const words = (value: number) => (isChange ? changeWords(spec, value, layout.locale) : markWords(value, spec.unit, layout.locale));
  const ends = extremesOf(spec.series.flatMap((series) => [...valuedPoints(series)]));
  const said = (value: number) => (ends?.least.y === value ? ends.least.text : ends?.most.y === value ? ends.most.text : words(value));
  return isChange ? [words(min), words(max)] : [said(min), said(max)];
}

/** The key of the colors, below: what the palest and the strongest stand for. */
function rampMarks(drawing: Drawing, isDiverging: boolean, hasMissing: boolean, hasPartial: boolean): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame, text } = layout;
  const y1 = frame.bottom + text * 0.9;
  const [y2, steps] = [y1 + text * 0.7, 24];
  const [low, high] = endWords(drawing);
  const keys = [
    ...(hasMissing ? [{ label: 'no value', stroke: theme.hatch }] : []),
    ...(hasPartial ? [{ label: 'provisional', stroke: theme.ink3 }] : []),
  ];
  const spoken = [low, high, ...keys.map((key) => key.label)].reduce((sum, words) => sum + textWidth(words, text - 1) + 8, 0);
  const width = Math.max(30, Math.min(160, frame.right - frame.left - spoken - keys.length * (text + 20)));
  const from = frame.left + textWidth(low, text - 1) + 8;
  const middle = (y1 + y2) / 2;
  let x = from + width + textWidth(high, text - 1) + 24;
  return [
    boxes(
      Array.from({ length: steps }, (_, step) => ({
        x1: from + (step * width) / steps,
        x2: from + ((step + 1) * width) / steps + (step < steps - 1 ? 0.5 : 0),
        y1,
        y2,
        fill: rampColor(isDiverging ? theme.diverging : theme.sequential, (step + 0.5) / steps),
      })),
    ),
    textsAt(
      [
        { x: frame.left, y: middle, text: low, fill: theme.ink2 },
        { x: from + width + 8, y: middle, text: high, fill: theme.ink2 },
      ],
      { size: text - 1 },
    ),
    ...keys.flatMap(({ label, stroke }) => {
      const box = { x1: x, x2: x + text, y1, y2 };
      x += text + textWidth(label, text - 1) + 20;
      return [hatches([box], stroke, 4), textsAt([{ x: box.x2 + 6, y: middle, text: label, fill: theme.ink2 }], { size: text - 1 })];
    }),
  ];
}
