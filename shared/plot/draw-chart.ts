import * as Plot from '@observablehq/plot';
import { type ChartKind, type ChartSpec, panelTitles } from '../charts/chart-spec.ts';
import { chartThemes, type ThemeName } from '../charts/chart-theme.ts';
import { valuesOf } from '../charts/points.ts';
import { chartProblems } from '../charts/registry.ts';
import { wrapText } from '../charts/text-width.ts';
import { type LayoutOptions, margin } from './chart-layout.ts';
import { layoutChart } from './layout-chart.ts';
import { layoutPanels } from './layout-panels.ts';
import { barMarks } from './marks/bar-marks.ts';
import { boxMarks } from './marks/box-marks.ts';
import { bulletMarks } from './marks/bullet-marks.ts';
import { columnMarks } from './marks/column-marks.ts';
import { cumulativeMarks } from './marks/cumulative-marks.ts';
import { dotMarks } from './marks/dot-marks.ts';
import { type Drawing, textAt } from './marks/drawing.ts';
import { funnelMarks } from './marks/funnel-marks.ts';
import { gridMarks } from './marks/grid-marks.ts';
import { histogramMarks } from './marks/histogram-marks.ts';
import { latencyMarks } from './marks/latency-marks.ts';
import { lineMarks } from './marks/line-marks.ts';
import { paretoMarks } from './marks/pareto-marks.ts';
import { scatterMarks } from './marks/scatter-marks.ts';
import { slopeMarks } from './marks/slope-marks.ts';
import { stackedMarks } from './marks/stacked-marks.ts';
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
  columns: columnMarks,
  stacked: stackedMarks,
  slope: slopeMarks,
  dot: dotMarks,
  heat: gridMarks,
  waterfall: waterfallMarks,
  bullet: bulletMarks,
  histogram: histogramMarks,
  box: boxMarks,
  scatter: scatterMarks,
  funnel: funnelMarks,
  cohort: gridMarks,
  pareto: paretoMarks,
  latency: latencyMarks,
  cumulative: cumulativeMarks,
};

/** Draws a chart, or several small ones, as one self-contained SVG: no ids, no style sheet, no clock; the same input gives the same text. */
export function drawChart(options: DrawOptions): SVGSVGElement {
  const { spec, document } = options;
  const theme = chartThemes[options.theme];
  const problems = chartProblems(spec);
  const svg = problems.length === 0 && panelTitles(spec).length > 0 ? drawPanels(options) : drawOne(options, problems);
  return tidySvg(svg, {
    document,
    width: options.width,
    background: options.titles === true ? theme.surface : null,
    ink: theme.ink,
    alternative: spec.alternative,
  });
}

function drawOne(options: DrawOptions, problems: readonly string[]): SVGSVGElement {
  const { spec } = options;
  const theme = chartThemes[options.theme];
  if (problems.length > 0) return plotOf(options, problemMarks(options, problems));
  const drawing: Drawing = { spec, layout: layoutChart(spec, options), theme };
  const isEmpty = valuesOf(spec).length === 0;
  return plotOf(options, [
    ...headingMarks(drawing),
    ...(isEmpty ? problemMarks(options, ['No value in this period.']) : marksOf[spec.kind](drawing)),
  ]);
}

/** Positions are pixels of our own layout, and colors are colors. */
function plotOf({ document, width, height }: DrawOptions, marks: readonly Plot.Markish[]): SVGSVGElement {
  return Plot.plot({
    document,
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    r: { type: 'identity' },
    color: { type: 'identity' },
    symbol: { type: 'identity' },
    marks: [...marks],
  }) as SVGSVGElement;
}

function headingMarks({ layout, theme }: Pick<Drawing, 'layout' | 'theme'>): readonly Plot.Markish[] {
  const { text } = layout;
  const titleLine = text + 9;
  const below = margin + layout.title.length * titleLine;
  return [
    ...layout.title.map((line, index) =>
      textAt(margin, margin + index * titleLine + titleLine / 2, line, { fill: theme.ink, size: text + 4, weight: 600 }),
    ),
    ...layout.subtitle.map((line, index) =>
      textAt(margin, below + index * (text + 5) + text / 2 + 2, line, { fill: theme.ink2, size: text }),
    ),
    ...(layout.source === null
      ? []
      : [textAt(margin, layout.height - margin / 2 - text / 2, layout.source, { fill: theme.ink3, size: text - 2 })]),
  ];
}

/** Says why there is no picture, where the picture would be: never an empty chart. */
function problemMarks({ width, height, text = 12, theme }: DrawOptions, problems: readonly string[]): readonly Plot.Markish[] {
  const lines = wrapText(problems.join(' '), Math.min(width - 32, 520), text, 400, 6);
  const top = height / 2 - ((lines.length - 1) * (text + 6)) / 2;
  return lines.map((line, at) =>
    textAt(width / 2, top + at * (text + 6), line, { fill: chartThemes[theme].ink2, size: text, anchor: 'middle' }),
  );
}

/** Small charts side by side on common axes, each under its own name. */
function drawPanels(options: DrawOptions): SVGSVGElement {
  const theme = chartThemes[options.theme];
  const { scaffold, panels } = layoutPanels(options.spec, options);
  const headings = headingMarks({ layout: { ...layoutChart(options.spec, options), ...scaffold }, theme });
  const names = panels.map((panel) =>
    textAt(panel.x + 4, panel.y + scaffold.text * 0.6, panel.title, { fill: theme.ink, size: scaffold.text, weight: 600 }),
  );
  const outer = plotOf(options, [...headings, ...names]);
  for (const panel of panels) {
    const inner = plotOf(
      { ...options, width: panel.width, height: panel.height },
      marksOf[panel.spec.kind]({ spec: panel.spec, layout: panel.layout, theme }),
    );
    const group = options.document.createElementNS('http://www.w3.org/2000/svg', 'g');
    group.setAttribute('transform', `translate(${panel.x},${panel.top})`);
    group.append(...[...inner.childNodes].filter((node) => node.nodeName.toLowerCase() !== 'style'));
    outer.append(group);
  }
  return outer;
}
