import * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { loadOf } from '../../charts/kinds/latency.ts';
import { annotationMarks } from './annotation-marks.ts';
import { acrossAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { type Drawing, seriesColor } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';

/** Response times over load: a line through the ranges of load, the knee as a named upright line. */
export function latencyMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const at = {
    x: (point: ChartPoint) => layout.xAt(loadOf(point)),
    y: (point: ChartPoint) => (point.y === null ? Number.NaN : layout.yOfValue(point.y)),
  };
  return [
    ...valueAxisMarks(drawing),
    ...acrossAxisMarks(drawing),
    ...annotationMarks(drawing),
    ...levelMarks(drawing),
    ...spec.series.flatMap((series, index) => {
      const stroke = seriesColor(drawing, index);
      return [
        Plot.line(series.points, { ...at, stroke, strokeWidth: series.emphasis === true ? 2.5 : 1.75 }),
        Plot.dot(
          series.points.filter((point) => point.y !== null),
          { ...at, r: 3, fill: stroke, stroke: theme.surface, strokeWidth: 1 },
        ),
      ];
    }),
    ...endLabelMarks(drawing),
  ];
}
