import * as Plot from '@observablehq/plot';
import type { ChartKind, ChartSpec } from '../charts/chart-spec.ts';
import { chartThemes, type ThemeName } from '../charts/chart-theme.ts';
import { chartProblems } from '../charts/registry.ts';
import { type ChartLayout, type LayoutOptions, layoutChart, margin } from './layout-chart.ts';
import { barMarks } from './marks/bar-marks.ts';
import { cumulativeMarks } from './marks/cumulative-marks.ts';
import { type Drawing, textAt } from './marks/drawing.ts';
import { lineMarks } from './marks/line-marks.ts';
import { waterfallMarks } from './marks/waterfall-marks.ts';
import { tidySvg } from './tidy-svg.ts';

export interface DrawOptions extends LayoutOptions {
  readonly spec: ChartSpec;
  /** The window's document, or a headless one. */
  readonly document: Document;
  readonly theme: ThemeName;
}

const marksOf: Readonly<Record<ChartKind, (drawing: Drawing) => readonly Plot.Markish[]>> = {
  line: lineMarks,
  bar: barMarks,
  waterfall: waterfallMarks,
  cumulative: cumulativeMarks,
};

/** Draws a chart as one self-contained SVG: no ids, no style sheet, no clock; the same input gives the same text. */
export function drawChart(options: DrawOptions): SVGSVGElement {
  const { spec, document, width, height } = options;
  const theme = chartThemes[options.theme];
  const layout = layoutChart(spec, options);
  const drawing: Drawing = { spec, layout, theme };
  const problems = chartProblems(spec);
  const { frame } = layout;
  const svg = Plot.plot({
    document,
    width,
    height,
    marginLeft: frame.left,
    marginRight: width - frame.right,
    marginTop: frame.top,
    marginBottom: height - frame.bottom,
    x: { ...xScale(layout, spec), axis: null, label: null },
    y: { type: 'linear', domain: layout.horizontal ? [0, 1] : [layout.value.min, layout.value.max], axis: null, label: null },
    marks: problems.length > 0 ? [problemText(drawing, problems)] : [...headings(drawing), ...marksOf[spec.kind](drawing)],
  });
  return tidySvg(svg as SVGSVGElement, {
    document,
    background: options.titles === true ? theme.surface : null,
    ink: theme.ink,
    alternative: spec.alternative,
  });
}

function xScale(layout: ChartLayout, spec: ChartSpec): Plot.ScaleOptions {
  if (layout.horizontal) return { type: 'linear', domain: [layout.value.min, layout.value.max] };
  return { type: 'linear', domain: spec.xKind === 'time' ? [...layout.time] : [0, 1] };
}

function headings(drawing: Drawing): readonly Plot.Markish[] {
  const { spec, layout, theme } = drawing;
  const { text } = layout;
  const titleLine = text + 9;
  const below = margin + layout.title.length * titleLine;
  return [
    ...layout.title.map((line, index) =>
      textAt(drawing, margin, margin + index * titleLine + titleLine / 2, line, { fill: theme.ink, size: text + 4, weight: 600 }),
    ),
    ...layout.subtitle.map((line, index) =>
      textAt(drawing, margin, below + index * (text + 5) + text / 2 + 2, line, { fill: theme.ink2, size: text }),
    ),
    ...(layout.source === null
      ? []
      : [textAt(drawing, margin, layout.height - margin / 2 - text / 2, layout.source, { fill: theme.ink3, size: text - 2 })]),
    ...(spec.series.every((series) => series.points.every((point) => point.y === null))
      ? [problemText(drawing, ['No value in this period.'])]
      : []),
  ];
}

/** Says why there is no picture, where the picture would be: never an empty chart. */
function problemText(drawing: Drawing, problems: readonly string[]): Plot.Markish {
  const { frame } = drawing.layout;
  return textAt(drawing, (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, problems.join(' '), {
    fill: drawing.theme.ink2,
    size: drawing.layout.text,
    anchor: 'middle',
  });
}
