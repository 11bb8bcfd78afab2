import * as Plot from '@observablehq/plot';
import type { ChartPoint, ChartSeries } from '../../charts/chart-spec.ts';
import { mixColor } from '../../charts/color-math.ts';
import { annotationMarks, partialMarks, partialNames } from './annotation-marks.ts';
import { timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { type Drawing, seriesColor } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';

export function lineMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec } = drawing;
  const order = spec.series
    .map((_, index) => index)
    .sort((a, b) => Number(spec.series[a]?.emphasis ?? false) - Number(spec.series[b]?.emphasis ?? false));
  return [
    ...partialMarks(drawing),
    ...valueAxisMarks(drawing),
    ...bandMarks(drawing),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...levelMarks(drawing),
    ...order.flatMap((index) => seriesMarks(drawing, index)),
    ...partialNames(drawing),
    ...endLabelMarks(drawing),
  ];
}

/** The interval around the values of a line that stands alone. */
function bandMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const [series] = spec.series;
  if (series === undefined || spec.series.length > 1 || series.points.every((point) => point.low === undefined)) return [];
  const edge = (value: number | undefined) => (value === undefined ? Number.NaN : layout.yOfValue(value));
  return [
    Plot.areaY(series.points, {
      x: (point: ChartPoint) => layout.xAt(Number(point.x)),
      y1: (point: ChartPoint) => edge(point.y === null ? undefined : point.low),
      y2: (point: ChartPoint) => edge(point.y === null ? undefined : point.high),
      fill: mixColor(theme.surface, seriesColor(drawing, 0), 0.16),
    }),
  ];
}

/** A line with gaps where values are missing, dashed into partial periods, dots on points that stand alone. */
export function seriesMarks(drawing: Drawing, index: number): readonly Plot.Markish[] {
  const { layout } = drawing;
  const series = drawing.spec.series[index];
  if (series === undefined) return [];
  const stroke = seriesColor(drawing, index);
  const strokeWidth = series.emphasis === true ? 2.5 : 1.75;
  const { whole, partial } = splitPartial(series);
  const at = {
    x: (point: ChartPoint) => layout.xAt(Number(point.x)),
    y: (point: ChartPoint) => (point.y === null ? Number.NaN : layout.yOfValue(point.y)),
  };
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
