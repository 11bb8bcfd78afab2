import type { ChartSpec } from '../../charts/chart-spec.ts';
import { stopsOf } from '../../charts/points.ts';
import { chartKinds } from '../../charts/registry.ts';
import { fitText, textWidth } from '../../charts/text-width.ts';
import { annotationLanes, laneHeight } from '../annotation-lanes.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { rowTexts, rowTextWidths } from '../row-texts.ts';
import { tickCount } from '../scaffold.ts';
import { bandsBetween, noAxes, scaleBetween } from './band.ts';

/** Rows that have a value axis below; bars and stages carry their values. */
export function hasRowAxis(spec: ChartSpec): boolean {
  return spec.kind === 'dot' || spec.kind === 'box' || spec.kind === 'bullet';
}

/** Least and greatest height of a row, in text sizes. */
function rowHeights(spec: ChartSpec, isTall: boolean): readonly [number, number] {
  if (spec.kind === 'funnel') return [2.6, 4.6];
  if (hasRowAxis(spec)) return [1.5, 3];
  return [1.5, isTall ? 5 : 3];
}

/** Categories one below the other, values to the right, their texts in columns at the right edge. */
export function layoutRows(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, height, text, edge, room, locale } = scaffold;
  const all = stopsOf(spec).map(String);
  const aside = Math.min(rowTextWidths(spec, rowTexts(spec, locale), text).all, width * 0.45);
  const names = Math.max(0, ...all.map((category) => textWidth(category, text)));
  const left = edge + Math.min(names, width * 0.36) + 10;
  const right = Math.max(left + 20, width - edge - aside);
  const value = options.shared?.value ?? chartKinds[spec.kind].axis(spec, tickCount(right - left, text, 6));
  const xOfValue = scaleBetween(value.min, value.max, left, right);
  const levels = (spec.references ?? []).map((level) => ({
    at: level.value,
    label: level.label,
    tone: level.tone === 'limit' ? ('incident' as const) : ('note' as const),
  }));
  const lanes = annotationLanes(levels, text, { left, right: width - edge }, xOfValue);
  const above = laneHeight(lanes, text);
  const top = room.top + text + 8 + above;
  const below = hasRowAxis(spec) ? text + 12 : 2;
  const [least, most] = rowHeights(spec, height > 380);
  const fits = Math.max(1, Math.floor((room.bottom - below - top) / (text * least)));
  const isCut = all.length > fits;
  const more = isCut ? text + 8 : 0;
  const shown = isCut ? Math.max(1, Math.floor((room.bottom - below - more - top) / (text * least))) : all.length;
  const categories = all.slice(0, shown);
  const bottom = Math.max(top + 20, Math.min(room.bottom - below - more, top + categories.length * text * most));
  return {
    ...noAxes,
    ...scaffold,
    frame: { left, right, top, bottom },
    axisTitle: { x: edge, y: top - above - text },
    value,
    lowest: bottom + below + more,
    categories,
    categoryLabels: categories.map((category) => [fitText(category, left - edge - 8, text)]),
    hidden: all.length - categories.length,
    lanes,
    xOfValue,
    bandOf: bandsBetween(top, bottom, categories.length),
  };
}
