import * as Plot from '@observablehq/plot';
import type { ChartPoint } from '../../charts/chart-spec.ts';
import { textWidth } from '../../charts/text-width.ts';
import { bandPadding, dataStep } from '../layout-chart.ts';
import { annotationMarks, partialMarks } from './annotation-marks.ts';
import { axisTitle, timeAxisMarks, valueAxisMarks } from './axis-marks.ts';
import { type Drawing, seriesColor, textAt } from './drawing.ts';

export function barMarks(drawing: Drawing): readonly Plot.Markish[] {
  return drawing.spec.xKind === 'time' ? columnMarks(drawing) : rowMarks(drawing);
}

/** Columns over time, on zero. */
function columnMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec } = drawing;
  const { layout, theme } = drawing;
  const perPixel = (layout.time[1] - layout.time[0]) / (layout.frame.right - layout.frame.left);
  const half = Math.min(dataStep(spec) * (1 - bandPadding), 72 * perPixel) / 2;
  const points = (spec.series[0]?.points ?? []).filter((point) => point.y !== null);
  const fill = seriesColor(drawing, 0);
  return [
    ...partialMarks(drawing),
    ...valueAxisMarks(drawing),
    Plot.rect(points, {
      x1: (point: ChartPoint) => Number(point.x) - half,
      x2: (point: ChartPoint) => Number(point.x) + half,
      y1: () => 0,
      y2: (point: ChartPoint) => point.y ?? 0,
      fill,
      fillOpacity: (point: ChartPoint) => (point.partial === true ? 0.45 : 1),
    }),
    ...annotationMarks(drawing),
    ...timeAxisMarks(drawing),
    ...(roomForValues(drawing, points, dataStep(spec) / perPixel)
      ? points.map((point) =>
          textAt(drawing, layout.xOfTime(Number(point.x)), layout.yOfValue(Math.max(0, point.y ?? 0)) - layout.text * 0.75, point.text, {
            fill: theme.ink,
            size: layout.text,
            weight: 600,
            anchor: 'middle',
          }),
        )
      : []),
  ];
}

function roomForValues({ layout }: Drawing, points: readonly ChartPoint[], pixels: number): boolean {
  return points.every((point) => textWidth(point.text, layout.text, 600) + 6 < pixels);
}

/** One row per category: name, bar from zero, value; the value of the comparison as a tick across the row. */
function rowMarks(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { frame, text } = layout;
  const points = (spec.series[0]?.points ?? []).slice(0, layout.categories.length);
  const base = spec.series[1];
  const zero = layout.xOfValue(0);
  const fill = seriesColor(drawing, 0);
  const bars = points.flatMap((point, index) => {
    if (point.y === null) return [];
    const { start, size } = layout.bandOf(index);
    return [{ x1: Math.min(0, point.y), x2: Math.max(0, point.y), start, size, partial: point.partial === true }];
  });
  const labels = points.flatMap((point, index) => {
    const { start, size } = layout.bandOf(index);
    const y = start + size / 2;
    const other = base?.points.find((each) => each.x === point.x)?.y ?? point.y ?? 0;
    const far = point.y === null ? 0 : point.y < 0 ? Math.min(point.y, other) : Math.max(point.y, other);
    const x = point.y === null ? zero + 6 : layout.xOfValue(far) + (point.y < 0 ? -6 : 6);
    const missing = point.y === null;
    return [
      textAt(drawing, frame.left - 8, y, layout.categoryLabels[index]?.[0] ?? '', { fill: theme.ink, size: text, anchor: 'end' }),
      textAt(drawing, x, y, point.text, {
        fill: missing ? theme.ink3 : theme.ink,
        size: text,
        weight: missing ? 400 : 600,
        anchor: (point.y ?? 0) < 0 ? 'end' : 'start',
      }),
    ];
  });
  const compared =
    base === undefined
      ? []
      : layout.categories.flatMap((category, index) => {
          const point = base.points.find((each) => String(each.x) === category);
          const { start, size } = layout.bandOf(index);
          return point === undefined || point.y === null ? [] : [{ x: point.y, start, size }];
        });
  const marks: Plot.Markish[] = [
    axisTitle(drawing),
    ...bars.map((bar) =>
      Plot.rect([bar], { x1: 'x1', x2: 'x2', ...rowInsets(drawing, bar), fill, fillOpacity: bar.partial ? 0.45 : 1, rx: 2 }),
    ),
    Plot.ruleX([0], { stroke: theme.lineStrong }),
    ...compared.map((each) =>
      Plot.ruleX([each], {
        x: 'x',
        ...rowInsets(drawing, { start: each.start - 2, size: each.size + 4 }),
        stroke: theme.ink,
        strokeWidth: 2,
      }),
    ),
    ...labels,
  ];
  if (base !== undefined) {
    const y = frame.bottom + text;
    marks.push(textAt(drawing, frame.left + 8, y, base.label, { fill: theme.ink2, size: text - 1 }));
    marks.push(textAt(drawing, frame.left, y, '|', { fill: theme.ink, size: text - 1, weight: 600 }));
  }
  if (layout.hidden > 0) {
    const more = `and ${layout.hidden} more, in the table`;
    const x = base === undefined ? frame.left : frame.left + 24 + textWidth(base.label, text - 1);
    marks.push(textAt(drawing, x, frame.bottom + text, more, { fill: theme.ink3, size: text - 1 }));
  }
  return marks;
}

function rowInsets({ layout }: Drawing, bar: { readonly start: number; readonly size: number }) {
  return { insetTop: bar.start - layout.frame.top, insetBottom: layout.frame.bottom - bar.start - bar.size };
}
