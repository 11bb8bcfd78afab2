import { parseHTML } from 'linkedom';
import type { ChartSpec } from '../../shared/charts/chart-spec.ts';
import { drawChart } from '../../shared/plot/draw-chart.ts';

/** A chart as SVG text, drawn without a window. */
export function drawHeadless(
  spec: ChartSpec,
  width = 860,
  height = 460,
  options: { titles?: boolean; theme?: 'light' | 'dark' } = {},
): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  return drawChart({ spec, document, width, height, titles: options.titles ?? true, theme: options.theme ?? 'light' }).outerHTML;
}
