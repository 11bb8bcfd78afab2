import type * as Plot from '@observablehq/plot';
import { textWidth } from '../../charts/text-width.ts';
import { bucketEnd, dataStep, fillsBuckets } from '../time-domain.ts';
import { boxes, type Drawing, type PixelBox, segments, textAt, upright } from './drawing.ts';
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

interface PixelWindow {
  readonly x1: number;
  readonly x2: number;
}

function windowsOf(drawing: Drawing): readonly PixelWindow[] {
  const { layout } = drawing;
  return partialWindows(drawing).map(({ from, to }) => ({
    x1: Math.max(layout.xAt(from), layout.frame.left),
    x2: Math.min(layout.xAt(to), layout.frame.right),
  }));
}

/** Periods that are not complete are hatched. */
export function partialMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { frame } = drawing.layout;
  return windowsOf(drawing).flatMap((each) => {
    const box = { ...each, y1: frame.top, y2: frame.bottom };
    return [boxes([{ ...box, fill: drawing.theme.shade }]), hatches([box], drawing.theme.hatch)];
  });
}

const partialName = 'partial';

/** Their name, over everything else: at the top, or at the bottom where lines run through the top. */
export function partialNames(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame } = layout;
  const size = layout.text - 2;
  const width = textWidth(partialName, size, 400) + 6;
  return windowsOf(drawing).flatMap(({ x1, x2 }) => {
    const left = Math.min(Math.max((x1 + x2) / 2 - width / 2, frame.left), frame.right - width);
    const plates = [frame.top + 1, frame.bottom - size - 5].map((y1) => ({ x1: left, x2: left + width, y1, y2: y1 + size + 4 }));
    const plate = plates.find((each) => !isCrossed(drawing, each)) ?? plates[0];
    if (plate === undefined) return [];
    return [
      boxes([{ ...plate, fill: theme.surface, opacity: 0.85 }], 2),
      textAt((plate.x1 + plate.x2) / 2, (plate.y1 + plate.y2) / 2, partialName, { fill: theme.ink2, size, anchor: 'middle' }),
    ];
  });
}

/** Whether the line of a series runs through a box. */
function isCrossed({ spec, layout }: Drawing, box: Omit<PixelBox, 'fill'>): boolean {
  return spec.series.some(({ points }) =>
    points.some((point, at) => {
      const next = points[at + 1] ?? point;
      if (point.y === null || next.y === null) return false;
      const [x1, x2, y1, y2] = [layout.xAt(Number(point.x)), layout.xAt(Number(next.x)), layout.yOfValue(point.y), layout.yOfValue(next.y)];
      return x2 >= box.x1 - 2 && x1 <= box.x2 + 2 && Math.max(y1, y2) >= box.y1 - 2 && Math.min(y1, y2) <= box.y2 + 2;
    }),
  );
}
