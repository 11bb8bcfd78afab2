import type { ChartSpec } from '../../charts/chart-spec.ts';
import { chartKinds } from '../../charts/registry.ts';
import { valueAxis } from '../../charts/value-axis.ts';
import { annotationLanes, laneHeight } from '../annotation-lanes.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { endLabels } from '../end-labels.ts';
import { tickCount } from '../scaffold.ts';
import { noAxes, scaleBetween } from './band.ts';
import { endRoom, tickWidth } from './layout-time.ts';

/** Numbers on both axes; levels of the x axis are named above, as incidents are. */
export function layoutPlane(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, text, edge, room, locale } = scaffold;
  const kind = chartKinds[spec.kind];
  const value = options.shared?.value ?? kind.axis(spec, tickCount(Math.max(40, room.bottom - room.top - 5 * text), text));
  const left = edge + tickWidth(value, spec, text, locale) + 12;
  const right = Math.max(left + 20, width - edge - endRoom(spec, text, width, locale));
  const across = options.shared?.across ?? kind.across?.(spec, tickCount(right - left, text, 7)) ?? valueAxis(0, 1, 4);
  const xAt = scaleBetween(across.min, across.max, left, right);
  const levels = (spec.references ?? [])
    .filter((level) => level.axis === 'x')
    .map((level) => ({ at: level.value, label: level.label, tone: level.tone === 'limit' ? ('incident' as const) : ('note' as const) }));
  const lanes = annotationLanes(levels, text, { left, right }, xAt);
  const above = laneHeight(lanes, text);
  const top = room.top + text + 12 + above;
  const bottom = Math.max(top + 20, room.bottom - 2 * text - 18);
  const frame = { left, right, top, bottom };
  const yOfValue = scaleBetween(value.min, value.max, bottom, top);
  return {
    ...noAxes,
    ...scaffold,
    frame,
    axisTitle: { x: edge, y: top - above - text - 3 },
    value,
    lowest: room.bottom,
    across,
    lanes,
    ends: endLabels(spec, text, locale, frame, width - edge, { xAt, yOfValue }),
    xAt,
    yOfValue,
  };
}
