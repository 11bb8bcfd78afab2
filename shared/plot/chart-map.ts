import { type ChartSpec, panelTitles } from '../charts/chart-spec.ts';
import { chartProblems } from '../charts/registry.ts';
import { type Brushed, brushAxis, brushed } from './brush.ts';
import type { LayoutOptions } from './chart-layout.ts';
import { type KeyStop, keyStops, keyStopsInPanels } from './key-stops.ts';
import { layoutChart } from './layout-chart.ts';
import { layoutPanels } from './layout-panels.ts';
import { type Pointed, underPointer, underPointerInPanels } from './under-pointer.ts';

/** What lies where on a drawing of this size: for tooltips, keys and brushes. */
export interface ChartMap {
  readonly stops: readonly (readonly KeyStop[])[];
  readonly brushAxis: 'x' | 'y' | null;
  /** Upper and lower (or left and right) end of a brush, in pixels. */
  readonly brushRoom: readonly [number, number];
  at(x: number, y: number): Pointed | null;
  between(one: number, other: number): Brushed | null;
}

const nothing: ChartMap = { stops: [], brushAxis: null, brushRoom: [0, 0], at: () => null, between: () => null };

/** From the same layout that the drawing was made with. */
export function chartMap(spec: ChartSpec, options: LayoutOptions): ChartMap {
  if (chartProblems(spec).length > 0) return nothing;
  if (panelTitles(spec).length > 0) {
    const panels = layoutPanels(spec, options);
    return { ...nothing, stops: keyStopsInPanels(panels), at: (x, y) => underPointerInPanels(panels, x, y) };
  }
  const layout = layoutChart(spec, options);
  const { frame } = layout;
  const axis = brushAxis(layout);
  return {
    stops: keyStops(spec, layout),
    brushAxis: axis,
    brushRoom: axis === 'y' ? [frame.left, frame.right] : [frame.top, frame.bottom],
    at: (x, y) => underPointer(spec, layout, x, y),
    between: (one, other) => brushed(spec, layout, one, other),
  };
}
