import type * as Plot from '@observablehq/plot';
import { binEnd } from '../../charts/kinds/histogram.ts';
import { annotationMarks } from './annotation-marks.ts';
import { acrossAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { boxes, type Drawing, seriesColor, textsAt } from './drawing.ts';
import { hatches } from './hatch.ts';

/** Bins side by side without a gap; the open one is hatched, for its width says nothing. */
export function histogramMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const points = spec.series[0]?.points ?? [];
  const color = seriesColor(drawing, 0);
  const bins = points.flatMap((point, at) => {
    if (point.y === null) return [];
    const [x1, x2] = [layout.xAt(Number(point.x)), layout.xAt(binEnd(points, at))];
    const gap = Math.min(1, (x2 - x1) * 0.1);
    return [
      {
        x1: x1 + gap / 2,
        x2: x2 - gap / 2,
        y1: layout.yOfValue(0),
        y2: layout.yOfValue(point.y),
        fill: color,
        count: point.y,
        isOpen: point.to === null,
        isPartial: point.partial === true,
      },
    ];
  });
  const solid = bins.filter((bin) => bin.count > 0 && !bin.isOpen);
  const open = bins.filter((bin) => bin.isOpen && bin.count > 0);
  return [
    ...valueAxisMarks(drawing),
    boxes(solid),
    boxes(open.map((bin) => ({ ...bin, opacity: 0.3 }))),
    hatches(open, color),
    ...annotationMarks(drawing),
    ...acrossAxisMarks(drawing),
    textsAt(
      open.map((bin) => ({ x: (bin.x1 + bin.x2) / 2, y: bin.y2 - layout.text * 0.75, text: 'and above', fill: theme.ink2 })),
      { size: layout.text - 2, anchor: 'middle' },
    ),
  ];
}
