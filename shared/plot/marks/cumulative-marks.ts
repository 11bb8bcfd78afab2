import * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { annotationMarks } from './annotation-marks.ts';
import { timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import type { Drawing } from './drawing.ts';
import { endLabelMarks, seriesMarks } from './line-marks.ts';

/** A cash curve over a zero line, with the band between its low and high scenario; actuals as dots. */
export function cumulativeMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, theme } = drawing;
  const points = (key: string): readonly ChartPoint[] => spec.series.find((series) => series.key === key)?.points ?? [];
  const high = points('high');
  const band = points('low').flatMap((low, index) => {
    const top = high[index]?.y ?? null;
    return low.y === null || top === null ? [] : [{ x: Number(low.x), low: Math.min(low.y, top), high: Math.max(low.y, top) }];
  });
  const lines = spec.series.flatMap((series, index) => (['low', 'high', 'actual'].includes(series.key) ? [] : seriesMarks(drawing, index)));
  return [
    Plot.areaY(band, { x: 'x', y1: 'low', y2: 'high', fill: theme.accentSoft }),
    ...valueAxisMarks(drawing),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...lines,
    Plot.dot(
      points('actual').filter((point) => point.y !== null),
      { x: (point: ChartPoint) => Number(point.x), y: 'y', fill: theme.ink, r: 3 },
    ),
    ...endLabelMarks(drawing),
  ];
}
