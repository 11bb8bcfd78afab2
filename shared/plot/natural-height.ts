import { type ChartSpec, panelTitles } from '../charts/chart-spec.ts';
import type { LayoutOptions } from './chart-layout.ts';
import { layoutChart } from './layout-chart.ts';

/** Height of a picture that may be as high as `options.height`: charts of few rows need less. */
export function naturalHeight(spec: ChartSpec, options: LayoutOptions): number {
  if (panelTitles(spec).length > 0) return options.height;
  const { lowest, room } = layoutChart(spec, options);
  return Math.ceil(Math.min(options.height, options.height - (room.bottom - lowest) + 4));
}
