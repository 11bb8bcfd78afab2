import type { ChartSpec } from '../../charts/chart-spec.ts';
import { stopsOf } from '../../charts/points.ts';
import { chartKinds } from '../../charts/registry.ts';
import { fitText, textWidth, wrapText } from '../../charts/text-width.ts';
import type { ChartLayout, LayoutOptions, Scaffold } from '../chart-layout.ts';
import { bandsBetween, noAxes } from './band.ts';

/** Empty share between cells. */
const cellGap = 0.06;
const most = { cellHeight: 3.4, labelLines: 2 } as const;

/** n beside each row of a cohort triangle. */
export function rowSizes(spec: ChartSpec): readonly string[] {
  return spec.kind === 'cohort' ? spec.series.map((series) => series.points.find((point) => point.n !== undefined)?.n ?? '') : [];
}

/** Rows and columns of cells; the key of the ramp stands below. */
export function layoutGrid(spec: ChartSpec, scaffold: Scaffold, options: LayoutOptions): ChartLayout {
  const { width, text, edge, room } = scaffold;
  const categories = stopsOf(spec).map(String);
  const names = Math.max(0, ...spec.series.map((series) => textWidth(series.label, text)));
  const sizes = Math.max(0, ...rowSizes(spec).map((size) => textWidth(size, text - 1)));
  const sizeRoom = sizes === 0 ? 0 : sizes + 12;
  const nameRoom = Math.min(names, width * 0.32);
  const left = edge + nameRoom + sizeRoom + 10;
  const right = Math.max(left + 20, width - edge - 2);
  const bandWidth = (right - left) / Math.max(1, categories.length);
  const categoryLabels = thinned(categories, bandWidth, text);
  const lines = Math.max(1, ...categoryLabels.map((label) => label.length));
  const top = room.top + text + 12 + lines * (text + 2) + 4;
  const lowest = room.bottom - text * 2 - 6;
  const bottom = Math.max(top + 20, Math.min(lowest, top + spec.series.length * text * most.cellHeight));
  return {
    ...noAxes,
    ...scaffold,
    frame: { left, right, top, bottom },
    axisTitle: { x: edge, y: room.top + text * 0.6 + 2 },
    value: options.shared?.value ?? chartKinds[spec.kind].axis(spec, 2),
    lowest: bottom + text * 2 + 6,
    categories,
    categoryLabels,
    rowLabels: spec.series.map((series) => fitText(series.label, nameRoom, text)),
    bandOf: bandsBetween(left, right, categories.length, cellGap),
    rowOf: bandsBetween(top, bottom, spec.series.length, cellGap),
  };
}

/** Labels of columns: wrapped where they fit, each second or third one where even a short one does not. */
function thinned(categories: readonly string[], width: number, text: number): readonly (readonly string[])[] {
  const widest = Math.max(0, ...categories.map((category) => textWidth(category, text - 1)));
  const isShort = widest < text * 4;
  const every = isShort ? Math.max(1, Math.ceil((widest + 4) / width)) : 1;
  return categories.map((category, index) => {
    if (index % every !== 0) return [];
    return isShort ? [category] : wrapText(category, width - 4, text - 1, 400, most.labelLines);
  });
}
