import * as Plot from '@observablehq/plot';
import { readableOn } from '../../charts/color-math.ts';
import { isPartial } from '../../charts/kinds/stacked.ts';
import { type Stack, type StackedPart, stacksOf } from '../../charts/stacked-parts.ts';
import { textWidth } from '../../charts/text-width.ts';
import { markWords, percentWords } from '../../charts/value-words.ts';
import { annotationMarks, partialMarks, partialNames } from './annotation-marks.ts';
import { timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { columnBand } from './column-marks.ts';
import { across, boxes, type Drawing, type PixelBox, segments, seriesColor, textsAt, upright } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';
import { hatches } from './hatch.ts';
import { asideMarks, rowFrameMarks } from './row-marks.ts';

export function stackedMarks(drawing: Drawing): readonly Plot.Markish[] {
  if (drawing.layout.shape === 'rows') return stackedRowMarks(drawing);
  return drawing.spec.stack?.mark === 'area' ? stackedAreaMarks(drawing) : stackedColumnMarks(drawing);
}

/** Text inside a part: its share, or its value. */
function partText({ spec, layout }: Drawing, part: StackedPart): string {
  if (spec.stack?.form === 'share') return percentWords(part.share, layout.locale);
  return spec.series[part.series]?.points.find((point) => point.x === part.x)?.text ?? '';
}

/** Texts in the middle of those parts that have the room. */
function insideTexts(drawing: Drawing, parts: readonly { readonly box: PixelBox; readonly part: StackedPart }[]): Plot.Markish {
  const { text } = drawing.layout;
  const placed = parts.flatMap(({ box, part }) => {
    const words = partText(drawing, part);
    const [w, h] = [Math.abs(box.x2 - box.x1), Math.abs(box.y2 - box.y1)];
    if (textWidth(words, text - 1, 600) + 8 > w || text + 2 > h) return [];
    return [{ x: (box.x1 + box.x2) / 2, y: (box.y1 + box.y2) / 2, text: words, fill: readableOn(box.fill, '#16191d', '#ffffff') }];
  });
  return textsAt(placed, { size: text - 1, weight: 600, anchor: 'middle' });
}

function stackedColumnMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const stacks = stacksOf(spec);
  const parts = stacks.flatMap((stack) =>
    stack.parts.map((part) => {
      const { start, size } = columnBand({ ...drawing, spec: { ...spec, series: spec.series.slice(0, 1) } }, part.x);
      const [y1, y2] = [layout.yOfValue(part.y0), layout.yOfValue(part.y1)];
      const box = { x1: start, x2: start + size, y1, y2, fill: seriesColor(drawing, part.series) };
      return { part, box, partial: isPartial(spec, stack) };
    }),
  );
  const hairlines = parts.map(({ box }) => across(box.y2, box.x1, box.x2, theme.surface));
  return [
    ...partialMarks(drawing),
    ...valueAxisMarks(drawing),
    boxes(
      parts.filter((each) => Math.abs(each.box.y1 - each.box.y2) > 0).map(({ box, partial }) => ({ ...box, opacity: partial ? 0.45 : 1 })),
    ),
    segments(hairlines),
    hatches(
      parts.filter((each) => each.partial).map((each) => each.box),
      theme.surface,
    ),
    segments([across(layout.yOfValue(0), layout.frame.left, layout.frame.right, theme.lineStrong)]),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...levelMarks(drawing),
    insideTexts(
      drawing,
      parts.filter((each) => !each.partial),
    ),
    ...partialNames(drawing),
    ...sumMarks(drawing, stacks),
    ...endLabelMarks(drawing),
  ];
}

/** The sum above each stack, where all have the room; shares all add up to 100 %. */
function sumMarks(drawing: Drawing, stacks: readonly Stack[]): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { text } = layout;
  if (spec.stack?.form === 'share' || spec.series.length < 2) return [];
  const sums = stacks.flatMap((stack) => {
    if (stack.sum === null) return [];
    const { start, size } = layout.bucketOf(Number(stack.x));
    const top = Math.max(0, ...stack.parts.map((part) => part.y1));
    return [
      {
        x: start + size / 2,
        y: layout.yOfValue(top) - text * 0.75,
        text: markWords(stack.sum, spec.unit, layout.locale),
        fill: theme.ink,
        size,
      },
    ];
  });
  return sums.every((each) => textWidth(each.text, text, 600) + 6 < each.size)
    ? [textsAt(sums, { size: text, weight: 600, anchor: 'middle' })]
    : [];
}

function stackedAreaMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const stacks = stacksOf(spec);
  const edge = (value: number | undefined) => (value === undefined ? Number.NaN : layout.yOfValue(value));
  const areas = spec.series.flatMap((_, index) => {
    const rows = stacks.map((stack) => {
      const part = stack.parts.find((each) => each.series === index);
      return { x: layout.xAt(Number(stack.x)), y1: edge(part?.y0), y2: edge(part?.y1) };
    });
    return [
      Plot.areaY(rows, { x: 'x', y1: 'y1', y2: 'y2', fill: seriesColor(drawing, index) }),
      Plot.line(rows, { x: 'x', y: 'y2', stroke: theme.surface, strokeWidth: 1 }),
    ];
  });
  return [
    ...valueAxisMarks(drawing),
    ...areas,
    ...partialMarks(drawing).slice(1),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...levelMarks(drawing),
    ...partialNames(drawing),
    ...endLabelMarks(drawing),
  ];
}

function stackedRowMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const parts = stacksOf(spec)
    .slice(0, layout.categories.length)
    .flatMap((stack, row) => {
      const { start, size } = layout.bandOf(row);
      return stack.parts.map((part) => {
        const [x1, x2] = [layout.xOfValue(part.y0), layout.xOfValue(part.y1)];
        return { part, box: { x1, x2, y1: start, y2: start + size, fill: seriesColor(drawing, part.series) } };
      });
    });
  return [
    ...rowFrameMarks(drawing),
    boxes(parts.filter((each) => each.box.x1 !== each.box.x2).map((each) => each.box)),
    segments(parts.map(({ box }) => upright(box.x2, box.y1, box.y2, theme.surface))),
    segments([upright(layout.xOfValue(0), layout.frame.top, layout.frame.bottom, theme.lineStrong)]),
    insideTexts(drawing, parts),
    ...asideMarks(drawing),
  ];
}
