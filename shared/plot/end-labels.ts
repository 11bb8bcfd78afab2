import type { ChartSeries, ChartSpec } from '../charts/chart-spec.ts';
import { fitText, textWidth } from '../charts/text-width.ts';
import type { ValueAxis } from '../charts/value-axis.ts';
import { dodge } from './dodge.ts';

/** A label at the end of a line: the series' name and its last value. */
export interface EndLabel {
  readonly series: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Where the line itself ends, in pixels and in its own value. */
  readonly lineY: number;
  readonly lineX: number | string;
  readonly value: number;
}

/** The last point of a series that has a value. */
export function lastPoint(series: ChartSeries) {
  return series.points.findLast((point) => point.y !== null);
}

/** Series that get a label: the edges of a band do not. */
function isLabelled(series: ChartSeries): boolean {
  return series.key !== 'low' && series.key !== 'high' && series.key !== 'actual' && lastPoint(series) !== undefined;
}

function labelText(series: ChartSeries, width = Infinity, size = 12): string {
  const value = lastPoint(series)?.text ?? '';
  return `${fitText(series.label, width - textWidth(` ${value}`, size, 600), size, 600)} ${value}`.trim();
}

export function endLabelWidth(spec: ChartSpec, size: number): number {
  return Math.max(0, ...spec.series.filter(isLabelled).map((series) => textWidth(labelText(series), size, 600)));
}

/** Labels beside their line ends, moved apart where they would overlap and kept within the frame. */
export function endLabels(
  spec: ChartSpec,
  size: number,
  frame: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number },
  rightEdge: number,
  axis: ValueAxis,
): readonly EndLabel[] {
  const scale = (value: number) => frame.bottom - ((value - axis.min) / (axis.max - axis.min)) * (frame.bottom - frame.top);
  const found = spec.series.flatMap((series, index) => {
    const point = lastPoint(series);
    if (!isLabelled(series) || point === undefined || point.y === null) return [];
    return [
      { series: index, value: point.y, lineX: point.x, lineY: scale(point.y), text: labelText(series, rightEdge - frame.right - 12, size) },
    ];
  });
  const spacing = Math.min(size + 4, (frame.bottom - frame.top) / Math.max(1, found.length - 1));
  const ys = dodge(
    found.map((label) => label.lineY),
    spacing,
    frame.top - 2,
    frame.bottom,
  );
  return found.map((label, index) => ({ ...label, x: frame.right + 10, y: ys[index] ?? label.lineY }));
}
