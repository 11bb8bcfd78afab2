import type { ChartSpec } from '../../charts/chart-spec.ts';
import { paretoBars } from '../../charts/kinds/pareto.ts';
import { stopsOf } from '../../charts/points.ts';
import { chartKinds } from '../../charts/registry.ts';
import { textWidth, wrapText } from '../../charts/text-width.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { endLabels } from '../end-labels.ts';
import { tickCount } from '../scaffold.ts';
import { bandsBetween, noAxes, scaleBetween } from './band.ts';
import { endRoom, tickWidth } from './layout-time.ts';

/** The categories of a chart of columns, from left to right. */
export function columnCategories(spec: ChartSpec): readonly string[] {
  return spec.kind === 'pareto' ? paretoBars(spec).map((bar) => String(bar.point.x)) : stopsOf(spec).map(String);
}

/** Categories side by side, values upwards, names below in up to three lines. */
export function layoutColumns(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, text, edge, room, locale } = scaffold;
  const value = options.shared?.value ?? chartKinds[spec.kind].axis(spec, tickCount(Math.max(40, room.bottom - room.top - 3 * text), text));
  const left = edge + tickWidth(value, spec, text, locale) + 12;
  const second = spec.kind === 'pareto' ? textWidth('100 %', text - 1) + 12 : 0;
  const right = Math.max(left + 20, width - edge - Math.max(second, endRoom(spec, text, width, locale)));
  const all = columnCategories(spec);
  const fits = Math.max(1, Math.floor((right - left) / (text * 2.4)));
  const categories = all.length > fits ? all.slice(0, fits) : all;
  const bandWidth = (right - left) / Math.max(1, categories.length);
  const categoryLabels = categories.map((category) => wrapText(category, bandWidth - 6, text - 1, 400, 3));
  const labelLines = Math.max(1, ...categoryLabels.map((lines) => lines.length));
  const above = spec.kind === 'waterfall' ? text : 0;
  const top = room.top + text + 12 + above;
  const more = all.length > categories.length ? text + 4 : 0;
  const bottom = Math.max(top + 20, room.bottom - labelLines * (text + 2) - 10 - more);
  const frame = { left, right, top, bottom };
  const yOfValue = scaleBetween(value.min, value.max, bottom, top);
  return {
    ...noAxes,
    ...scaffold,
    frame,
    axisTitle: { x: edge, y: top - above - text - 3 },
    value,
    lowest: room.bottom,
    categories,
    categoryLabels,
    hidden: all.length - categories.length,
    ends: endLabels(spec, text, locale, frame, width - edge, { xAt: noAxes.xAt, yOfValue }),
    yOfValue,
    bandOf: bandsBetween(left, right, categories.length),
  };
}
