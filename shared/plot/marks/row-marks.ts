import type * as Plot from '@observablehq/plot';
import { columnGap, rowHeads, type RowText, rowTexts, rowTextWidths } from '../row-texts.ts';
import { annotationMarks } from './annotation-marks.ts';
import { axisTitle, hiddenMark, rowAxisMarks, rowLabelMarks } from './axis-marks.ts';
import { type Drawing, textsAt } from './drawing.ts';
import { legendMarks } from './legend-marks.ts';
import { hasRowAxis } from '../layout/layout-rows.ts';

/** Middle line of a row. */
export function rowMiddle({ layout }: Drawing, index: number): number {
  const { start, size } = layout.bandOf(index);
  return start + size / 2;
}

/** What every chart of rows has: names, axis title, legend, axis, levels. */
export function rowFrameMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout } = drawing;
  const below = layout.frame.bottom + layout.text + (hasRowAxis(spec) ? layout.text + 4 : 0);
  return [
    axisTitle(drawing),
    ...legendMarks(drawing),
    ...(hasRowAxis(spec) ? rowAxisMarks(drawing) : []),
    ...rowLabelMarks(drawing),
    ...annotationMarks(drawing),
    ...hiddenMark(drawing, layout.frame.left, below),
  ];
}

/** Values, notes and losses in columns at the right edge. */
export function asideMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { text, axisTitle: head } = layout;
  const texts = rowTexts(spec, layout.locale).slice(0, layout.categories.length);
  const widths = rowTextWidths(spec, texts, text);
  const lostRight = layout.width - layout.edge;
  const noteRight = lostRight - (widths.lost === 0 ? 0 : widths.lost + columnGap);
  const valueRight = noteRight - (widths.note === 0 ? 0 : widths.note + columnGap);
  const column = (x: number, words: (each: RowText) => string, fill: (index: number) => string) =>
    texts.map((each, index) => ({ x, y: rowMiddle(drawing, index), text: words(each), fill: fill(index) }));
  const isMissing = (index: number) => spec.series[0]?.points[index]?.y === null;
  const heads = rowHeads(spec);
  return [
    textsAt(
      column(
        valueRight,
        (each) => each.value,
        (index) => (isMissing(index) ? theme.ink3 : theme.ink),
      ),
      { size: text, weight: 600, anchor: 'end' },
    ),
    textsAt(
      [
        ...column(
          noteRight,
          (each) => each.note,
          () => theme.ink3,
        ),
        ...column(
          lostRight,
          (each) => each.lost ?? '',
          () => theme.bad,
        ),
        { x: valueRight, y: head.y, text: heads.value, fill: theme.ink3 },
        { x: noteRight, y: head.y, text: heads.note, fill: theme.ink3 },
        { x: lostRight, y: head.y, text: heads.lost, fill: theme.ink3 },
      ].filter((each) => each.text !== ''),
      { size: text - 1, anchor: 'end' },
    ),
  ];
}
