import { drawingDocument } from '../../electron/engine/exporters/picture.ts';
import type { ChartSpec } from '../../shared/charts/chart-spec.ts';
import { drawChart } from '../../shared/plot/draw-chart.ts';

/** A chart as SVG text, drawn without a window. */
export function drawHeadless(
  spec: ChartSpec,
  width = 860,
  height = 460,
  options: { titles?: boolean; theme?: 'light' | 'dark' } = {},
): string {
  return drawChart({ spec, document: drawingDocument(), width, height, titles: options.titles ?? true, theme: options.theme ?? 'light' })
    .outerHTML;
}
