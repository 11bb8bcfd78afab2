import * as Plot from '@observablehq/plot';
import type { ChartPoint, ChartSeries } from '../../charts/chart-spec.ts';
import { annotationMarks, partialMarks } from './annotation-marks.ts';
import { timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { type Drawing, seriesColor, textAt } from './drawing.ts';

export function lineMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec } = drawing;
  const order = spec.series
    .map((_, index) => index)
    .sort((a, b) => Number(spec.series[a]?.emphasis ?? false) - Number(spec.series[b]?.emphasis ?? false));
  return [
    ...partialMarks(drawing),
    ...valueAxisMarks(drawing),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...order.flatMap((index) => seriesMarks(drawing, index)),
    ...endLabelMarks(drawing),
  ];
}

/** A line with gaps where values are missing, dashed into partial periods, dots on points that stand alone. */
export function seriesMarks(drawing: Drawing, index: number): readonly Plot.Markish[] {
  const series = drawing.spec.series[index];
  if (series === undefined) return [];
  const stroke = seriesColor(drawing, index);
  const strokeWidth = series.emphasis === true ? 2.5 : 1.75;
  const { whole, partial } = splitPartial(series);
  const at = { x: (point: ChartPoint) => Number(point.x), y: (point: ChartPoint) => point.y ?? Number.NaN };
  const alone = series.points.filter(
    (point, i) => point.y !== null && (series.points[i - 1]?.y ?? null) === null && (series.points[i + 1]?.y ?? null) === null,
  );
  return [
    Plot.line(whole, { ...at, stroke, strokeWidth }),
    ...(partial.length > 1 ? [Plot.line(partial, { ...at, stroke, strokeWidth, strokeDasharray: '4 3', strokeLinecap: 'butt' })] : []),
    Plot.dot(alone, { ...at, fill: stroke, r: 2.5 }),
  ];
}

/** Points of the solid line, and those of the dashed one (which begins at the last whole point). */
function splitPartial(series: ChartSeries): { readonly whole: readonly ChartPoint[]; readonly partial: readonly ChartPoint[] } {
  const blank = (point: ChartPoint): ChartPoint => ({ ...point, y: null });
  const isPartial = (point: ChartPoint | undefined) => point?.partial === true;
  const touches = (i: number) => isPartial(series.points[i]) || isPartial(series.points[i + 1]) || isPartial(series.points[i - 1]);
  if (!series.points.some(isPartial)) return { whole: series.points, partial: [] };
  return {
    whole: series.points.map((point) => (isPartial(point) ? blank(point) : point)),
    partial: series.points.map((point, i) => (touches(i) ? point : blank(point))),
  };
}

export function endLabelMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { layout, theme } = drawing;
  return layout.ends.flatMap((end) => {
    const color = seriesColor(drawing, end.series);
    const moved = Math.abs(end.y - end.lineY) > 5;
    const endX = layout.xOfTime(Number(end.lineX));
    return [
      Plot.dot([0], { x: Number(end.lineX), y: end.value, r: 3, fill: color, stroke: theme.surface, strokeWidth: 1 }),
      ...(moved ? [leader(drawing, endX + 4, end.lineY, end.x - 3, end.y, color)] : []),
      textAt(drawing, end.x, end.y, end.text, { fill: color, size: layout.text, weight: 600 }),
    ];
  });
}

/** A thin line from a line's end to a label that had to move. */
function leader({ layout }: Drawing, x1: number, y1: number, x2: number, y2: number, stroke: string): Plot.Markish {
  const { left, right, top, bottom } = layout.frame;
  const x = (at: number) => layout.time[0] + ((at - left) / (right - left)) * (layout.time[1] - layout.time[0]);
  const y = (at: number) => layout.value.max - ((at - top) / (bottom - top)) * (layout.value.max - layout.value.min);
  return Plot.link([0], { x1: x(x1), y1: y(y1), x2: x(x2), y2: y(y2), stroke, strokeOpacity: 0.5, strokeWidth: 1 });
}
