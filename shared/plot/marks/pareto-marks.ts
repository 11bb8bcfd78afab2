import * as Plot from '@observablehq/plot';
import { paretoBars, vitalShare } from '../../charts/kinds/pareto.ts';
import { textWidth } from '../../charts/text-width.ts';
import { percentWords } from '../../charts/value-words.ts';
import { columnLabelMarks, valueAxisMarks } from './axis-marks.ts';
import { across, boxes, type Drawing, segments, seriesColor, textAt, textsAt } from './drawing.ts';

/** Bars from the largest down and, on an axis of its own, the share that they make up together. */
export function paretoMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, text } = layout;
  const bars = paretoBars(spec).slice(0, layout.categories.length);
  const color = seriesColor(drawing, 0);
  const yOfShare = (share: number) => frame.bottom - share * (frame.bottom - frame.top);
  const columns = bars.map((bar, index) => {
    const { start, size } = layout.bandOf(index);
    return {
      x1: start,
      x2: start + size,
      y1: layout.yOfValue(0),
      y2: layout.yOfValue(bar.point.y ?? 0),
      fill: bar.isVital ? color : theme.plain,
      bar,
    };
  });
  const line = columns.map(({ x1, x2, bar }) => ({ x: (x1 + x2) / 2, y: yOfShare(bar.cumulative), share: bar.cumulative }));
  const shares = [0, 0.25, 0.5, 0.75, 1];
  const room = columns.every(({ x1, x2, bar }) => textWidth(bar.point.text, text, 600) <= (x2 - x1) / 0.7);
  const isClear = (y: number, index: number) => Math.abs(y - (line[index]?.y ?? 0)) > text * 0.9;
  return [
    ...valueAxisMarks(drawing),
    textsAt(
      shares.map((share) => ({ x: frame.right + 8, y: yOfShare(share), text: percentWords(share, layout.locale), fill: theme.ink3 })),
      { size: text - 1 },
    ),
    textAt(layout.width - layout.edge, layout.axisTitle.y, 'Cumulative share', { fill: theme.ink3, size: text - 1, anchor: 'end' }),
    segments([across(yOfShare(vitalShare), frame.left, frame.right, theme.ink3)], { dash: '5 3' }),
    boxes(columns),
    segments([across(layout.yOfValue(0), frame.left, frame.right, theme.lineStrong)]),
    Plot.line(line, { x: 'x', y: 'y', stroke: theme.ink, strokeWidth: 1.75 }),
    Plot.dot(line, { x: 'x', y: 'y', r: 2.5, fill: theme.ink }),
    textsAt(
      (room ? columns : []).flatMap(({ x1, x2, y2, bar }, index) => {
        const above = y2 - text * 0.75;
        const inside = y2 + text * 0.95;
        const y = isClear(above, index) ? above : inside;
        const fits = y === above || layout.frame.bottom - y2 > text * 2;
        return fits ? [{ x: (x1 + x2) / 2, y, text: bar.point.text, fill: y === above ? theme.ink : '#ffffff' }] : [];
      }),
      { size: text, weight: 600, anchor: 'middle' },
    ),
    ...columnLabelMarks(drawing),
  ];
}
