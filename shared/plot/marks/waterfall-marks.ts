import type * as Plot from '@observablehq/plot';
import { legible } from '../../charts/color-math.ts';
import { isTorn, type WaterfallBar, waterfallBars } from '../../charts/kinds/waterfall.ts';
import { columnLabelMarks, valueAxisMarks } from './axis-marks.ts';
import { across, boxes, type Drawing, type Segment, segments, textAt, textsAt } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';

type Standing = WaterfallBar & { readonly from: number; readonly to: number };

/** A bridge: total bars on the floor, changes hanging on the running total, thin lines from one to the next. */
export function waterfallMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, value, text } = layout;
  const bars = waterfallBars(spec).slice(0, layout.categories.length);
  const there = bars.filter((bar): bar is Standing => bar.from !== null && bar.to !== null);
  const torn = isTorn(spec) && value.min > 0;
  const fills = { total: theme.ink2, good: theme.good, bad: theme.bad, plain: theme.plain } as const;
  const middle = (bar: WaterfallBar) => layout.bandOf(bar.index).start + layout.bandOf(bar.index).size / 2;
  const edges = (bar: Standing) => {
    const { start, size } = layout.bandOf(bar.index);
    const [low, high] = [Math.max(value.min, Math.min(bar.from, bar.to)), Math.max(bar.from, bar.to)];
    return { x1: start, x2: start + size, y1: layout.yOfValue(high), y2: layout.yOfValue(low), fill: fills[bar.tone] };
  };
  const labels = there.map((bar) => {
    const above = bar.kind === 'total' || bar.to >= bar.from;
    const box = edges(bar);
    const fill = bar.kind === 'total' ? theme.ink : legible(fills[bar.tone], theme.surface, theme.ink);
    const y = above ? box.y1 - text * 0.75 : box.y2 + text * 0.85;
    return { x: middle(bar), y, text: spec.series[0]?.points[bar.index]?.text ?? '', fill };
  });
  const missing = bars
    .filter((bar) => bar.from === null || bar.to === null)
    .map((bar) => ({ x: middle(bar), y: frame.bottom - text, text: spec.series[0]?.points[bar.index]?.text ?? '–', fill: theme.ink3 }));
  return [
    ...valueAxisMarks(drawing),
    ...columnLabelMarks(drawing, (index) => bars[index]?.kind === 'total'),
    boxes(there.map(edges)),
    segments(torn ? there.filter((bar) => bar.kind === 'total').flatMap((bar) => tear(drawing, edges(bar))) : [], { width: 2 }),
    segments(connectors(drawing, bars)),
    ...levelMarks(drawing),
    textsAt(labels, { size: text, weight: 600, anchor: 'middle' }),
    textsAt(missing, { size: text, anchor: 'middle' }),
    ...(torn
      ? [textAt(frame.right, layout.axisTitle.y, 'axis does not begin at zero', { fill: theme.ink3, size: text - 2, anchor: 'end' })]
      : []),
    ...endLabelMarks(drawing),
  ];
}

function connectors({ layout, theme }: Drawing, bars: readonly WaterfallBar[]): readonly Segment[] {
  return bars.flatMap((bar, at) => {
    const next = bars[at + 1];
    if (bar.to === null || next === undefined || next.from === null) return [];
    const { start, size } = layout.bandOf(bar.index);
    return [across(layout.yOfValue(bar.to), start + size, layout.bandOf(next.index).start, theme.lineStrong)];
  });
}

/** Two slanted cuts near the foot of a bar that does not stand on zero. */
function tear({ layout, theme }: Drawing, { x1, x2 }: { readonly x1: number; readonly x2: number }): readonly Segment[] {
  const { bottom } = layout.frame;
  return [12, 17].map((up) => ({ x1: x1 - 3, x2: x2 + 3, y1: bottom - up + 3, y2: bottom - up - 3, stroke: theme.surface }));
}
