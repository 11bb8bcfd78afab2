import * as Plot from '@observablehq/plot';
import { formatTick } from '../../charts/format-tick.ts';
import { type Drawing, textAt } from './drawing.ts';

/** Grid lines, labels and title of the value axis; zero is drawn stronger where it lies inside. */
export function valueAxisMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, value, text } = layout;
  const strong = value.ticks.filter((tick) => tick === 0);
  return [
    Plot.ruleY(
      value.ticks.filter((tick) => tick !== 0),
      { stroke: theme.line },
    ),
    Plot.ruleY(strong, { stroke: theme.lineStrong }),
    ...value.ticks.map((tick) =>
      textAt(drawing, frame.left - 8, layout.yOfValue(tick), formatTick(tick, spec.unit, value, layout.locale), {
        fill: theme.ink2,
        size: text - 1,
        anchor: 'end',
      }),
    ),
    axisTitle(drawing),
  ];
}

/** Says what the axis measures, above it. */
export function axisTitle(drawing: Drawing): Plot.Markish {
  const { spec, layout, theme } = drawing;
  const laneRows = layout.lanes.reduce((most, lane) => Math.max(most, lane.row + 1), 0);
  const above = laneRows * (layout.text + 4) + (spec.kind === 'waterfall' ? layout.text : 0);
  const left = layout.title.length > 0 ? 16 : 4;
  return textAt(drawing, left, layout.frame.top - above - layout.text - (layout.horizontal ? 0 : 3), spec.yLabel, {
    fill: theme.ink3,
    size: layout.text - 1,
  });
}

/** Ticks of the time axis; the year or the day is written under where it changes. */
export function timeAxisMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  const { frame, text } = layout;
  const style = { fill: theme.ink2, size: text - 1, anchor: 'middle' as const };
  return [
    Plot.ruleX(layout.timeTicks, { x: 'at', stroke: theme.lineStrong, insetTop: frame.bottom - frame.top, insetBottom: -5 }),
    ...layout.timeTicks.flatMap((tick) => {
      const x = layout.xOfTime(tick.at);
      const first = textAt(drawing, x, frame.bottom + 6 + text / 2, tick.label, style);
      return tick.under === null ? [first] : [first, textAt(drawing, x, frame.bottom + 8 + text * 1.6, tick.under, style)];
    }),
  ];
}
