import * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { annotationMarks } from './annotation-marks.ts';
import { timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import type { Drawing } from './drawing.ts';
import { endLabelMarks, levelMarks } from './end-marks.ts';
import { seriesMarks } from './line-marks.ts';

/** A cash curve over a zero line, with the band between its low and high scenario; actuals as dots. */
export function cumulativeMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, theme, layout } = drawing;
  const points = (key: string): readonly ChartPoint[] => spec.series.find((series) => series.key === key)?.points ?? [];
  const high = points('high');
  const band = points('low').flatMap((low, index) => {
    const top = high[index]?.y ?? null;
    return low.y === null || top === null ? [] : [{ x: layout.xAt(Number(low.x)), y1: layout.yOfValue(low.y), y2: layout.yOfValue(top) }];
  });
  const lines = spec.series.flatMap((series, index) => (['low', 'high', 'actual'].includes(series.key) ? [] : seriesMarks(drawing, index)));
  const actual = points('actual').flatMap((point) =>
    point.y === null ? [] : [{ x: layout.xAt(Number(point.x)), y: layout.yOfValue(point.y) }],
  );
  return [
    Plot.areaY(band, { x: 'x', y1: 'y1', y2: 'y2', fill: theme.accentSoft }),
    ...valueAxisMarks(drawing),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...levelMarks(drawing),
    ...lines,
    Plot.dot(actual, { x: 'x', y: 'y', fill: theme.ink, r: 3 }),
    ...endLabelMarks(drawing),
  ];
}
