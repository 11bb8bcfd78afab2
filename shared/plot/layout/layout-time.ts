import type { ChartSpec } from '../../charts/chart-spec.ts';
import { axisUnit } from '../../charts/axis-unit.ts';
import { formatTick } from '../../charts/format-tick.ts';
import { chartKinds } from '../../charts/registry.ts';
import { textWidth } from '../../charts/text-width.ts';
import { timeTicks } from '../../charts/time-ticks.ts';
import type { ValueAxis } from '../../charts/value-axis.ts';
import { annotationLanes, laneHeight } from '../annotation-lanes.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { endLabels, endLabelWidth } from '../end-labels.ts';
import { tickCount } from '../scaffold.ts';
import { bucketEnd, dataStep, fillsBuckets, timeDomain } from '../time-domain.ts';
import { noAxes, scaleBetween } from './band.ts';

/** Width of the widest tick label of a value axis. */
export function tickWidth(axis: ValueAxis, spec: ChartSpec, text: number, locale: string): number {
  return Math.max(0, ...axis.ticks.map((tick) => textWidth(formatTick(tick, axisUnit(spec), axis, locale), text - 1)));
}

/** Room right of the frame for labels, at most a good third of the picture. */
export function endRoom(spec: ChartSpec, text: number, width: number, locale: string): number {
  const labels = endLabelWidth(spec, text, locale);
  return labels === 0 ? 8 : Math.min(labels + 14, width * 0.38);
}

/** Time from left to right, values upwards, labels at the ends, incidents named above. */
export function layoutTime(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, text, edge, room, locale } = scaffold;
  const value = options.shared?.value ?? chartKinds[spec.kind].axis(spec, tickCount(Math.max(40, room.bottom - room.top - 3 * text), text));
  const left = edge + tickWidth(value, spec, text, locale) + 12;
  const right = Math.max(left + 20, width - edge - endRoom(spec, text, width, locale));
  const time = options.shared?.time ?? timeDomain(spec);
  const xAt = scaleBetween(time[0], time[1], left, right);
  const [isWide, step] = [fillsBuckets(spec), dataStep(spec)];
  const lanes = annotationLanes(spec.annotations, text, { left, right }, xAt);
  const above = laneHeight(lanes, text);
  const top = room.top + (spec.yLabel === '' ? text * 0.8 : text + 12) + above;
  const bottom = Math.max(top + 20, room.bottom - 2 * text - 14);
  const frame = { left, right, top, bottom };
  const yOfValue = scaleBetween(value.min, value.max, bottom, top);
  return {
    ...noAxes,
    ...scaffold,
    frame,
    axisTitle: { x: edge, y: top - above - text - 3 },
    value,
    time,
    timeTicks: timeTicks(time[0], isWide ? time[1] - 1 : time[1], Math.max(2, Math.floor((right - left) / (text * 4.2))), step),
    lanes,
    ends: endLabels(spec, text, locale, frame, width - edge, { xAt, yOfValue }),
    lowest: room.bottom,
    xAt,
    yOfValue,
    bucketOf: (at) => ({ start: xAt(at), size: isWide ? xAt(bucketEnd(at, step)) - xAt(at) : 0 }),
  };
}
