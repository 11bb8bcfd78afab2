import * as Plot from '@observablehq/plot';
import { dataStep } from '../layout-chart.ts';
import { type Drawing, textAt } from './drawing.ts';

/** Incidents and notes: a dashed line or a tinted window, named above the plot. */
export function annotationMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame, text } = layout;
  return layout.lanes.flatMap((lane) => {
    const incident = lane.annotation.tone === 'incident';
    const color = incident ? theme.bad : theme.ink3;
    const y = frame.top - 4 - lane.row * (text + 4) - text / 2;
    const wide = lane.until - lane.from > 3;
    const window = wide
      ? [
          Plot.rect([0], {
            x1: timeAt(drawing, lane.from),
            x2: timeAt(drawing, lane.until),
            y1: layout.value.min,
            y2: layout.value.max,
            fill: incident ? theme.badSoft : theme.shade,
          }),
        ]
      : [];
    return [
      ...window,
      Plot.ruleX([timeAt(drawing, lane.from)], { stroke: color, strokeDasharray: '3 3', insetTop: y + text / 2 - frame.top + 1 }),
      textAt(drawing, lane.anchor === 'start' ? lane.x - 1 : lane.x + 1, y, lane.text, {
        fill: color,
        size: text - 1,
        weight: incident ? 600 : 400,
        anchor: lane.anchor,
      }),
    ];
  });
}

function timeAt({ layout }: Drawing, x: number): number {
  const { left, right } = layout.frame;
  return layout.time[0] + ((x - left) / (right - left)) * (layout.time[1] - layout.time[0]);
}

/** Periods that are not complete are shaded and named. */
export function partialMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const half = dataStep(spec) / 2;
  const ats = [
    ...new Set(spec.series.flatMap((series) => series.points.filter((point) => point.partial === true).map((point) => Number(point.x)))),
  ].sort((a, b) => a - b);
  const windows: { from: number; to: number }[] = [];
  for (const at of ats) {
    const before = windows.at(-1);
    if (before !== undefined && at - half <= before.to + 1) before.to = at + half;
    else windows.push({ from: at - half, to: at + half });
  }
  return windows.flatMap((each) => {
    const from = Math.max(each.from, layout.time[0]);
    const to = Math.min(each.to, layout.time[1]);
    const left = layout.xOfTime(from);
    const right = layout.xOfTime(to);
    const nearEnd = right > layout.frame.right - 40;
    return [
      Plot.rect([0], { x1: from, x2: to, y1: layout.value.min, y2: layout.value.max, fill: theme.shade }),
      textAt(drawing, nearEnd ? right - 3 : (left + right) / 2, layout.frame.bottom - layout.text * 0.8, 'partial', {
        fill: theme.ink3,
        size: layout.text - 2,
        anchor: nearEnd ? 'end' : 'middle',
      }),
    ];
  });
}
