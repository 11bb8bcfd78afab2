import type * as Plot from '@observablehq/plot';
import { bucketEnd, dataStep, fillsBuckets } from '../time-domain.ts';
import { boxes, type Drawing, segments, textAt, upright } from './drawing.ts';
import { hatches } from './hatch.ts';

/** Incidents, notes and levels of the x axis: a dashed line or a tinted window, named above the plot. */
export function annotationMarks({ layout, theme }: Drawing): readonly Plot.Markish[] {
  const { frame, text } = layout;
  return layout.lanes.flatMap((lane) => {
    const incident = lane.annotation.tone === 'incident';
    const color = incident ? theme.bad : theme.ink3;
    const y = frame.top - 4 - lane.row * (text + 4) - text / 2;
    const wide = lane.until - lane.from > 3;
    const fill = incident ? theme.badSoft : theme.shade;
    return [
      ...(wide ? [boxes([{ x1: lane.from, x2: lane.until, y1: frame.top, y2: frame.bottom, fill }])] : []),
      segments([upright(lane.from, frame.top, frame.bottom, theme.surface)], { width: 3, opacity: 0.6 }),
      segments([upright(lane.from, y + text / 2 + 1, frame.bottom, color)], { dash: '3 3' }),
      textAt(lane.anchor === 'start' ? lane.x - 1 : lane.x + 1, y, lane.text, {
        fill: color,
        size: text - 1,
        weight: incident ? 600 : 400,
        anchor: lane.anchor,
      }),
    ];
  });
}

/** Moments of which a point is not complete, joined where they follow one another. */
function partialWindows({ spec }: Drawing): readonly { readonly from: number; readonly to: number }[] {
  const step = dataStep(spec);
  const isWide = fillsBuckets(spec);
  const start = (at: number) => (isWide ? at : at - step / 2);
  const end = (at: number) => (isWide ? bucketEnd(at, step) : at + step / 2);
  const ats = [
    ...new Set(spec.series.flatMap((series) => series.points.filter((point) => point.partial === true).map((point) => Number(point.x)))),
  ].sort((a, b) => a - b);
  const windows: { from: number; to: number }[] = [];
  for (const at of ats) {
    const before = windows.at(-1);
    if (before !== undefined && start(at) <= before.to + 1) before.to = end(at);
    else windows.push({ from: start(at), to: end(at) });
  }
  return windows;
}

/** Periods that are not complete are hatched and named. */
export function partialMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame, text } = layout;
  return partialWindows(drawing).flatMap((each) => {
    const x1 = Math.max(layout.xAt(each.from), frame.left);
    const x2 = Math.min(layout.xAt(each.to), frame.right);
    const nearEnd = x2 > frame.right - 40;
    const box = { x1, x2, y1: frame.top, y2: frame.bottom };
    return [
      boxes([{ ...box, fill: theme.shade }]),
      hatches([box], theme.hatch),
      textAt(nearEnd ? x2 - 3 : (x1 + x2) / 2, frame.top + text * 0.8, 'partial', {
        fill: theme.ink2,
        size: text - 2,
        anchor: nearEnd ? 'end' : 'middle',
      }),
    ];
  });
}
