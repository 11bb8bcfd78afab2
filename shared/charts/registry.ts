import type { ChartKind, ChartSpec } from './chart-spec.ts';
import { type ChartTable, seriesTable } from './chart-table.ts';
import { barKind } from './kinds/bar.ts';
import { boxKind } from './kinds/box.ts';
import { bulletKind } from './kinds/bullet.ts';
import type { ChartKindDefinition, ChartShape } from './kinds/chart-kind.ts';
import { cohortKind } from './kinds/cohort.ts';
import { columnsKind } from './kinds/columns.ts';
import { cumulativeKind } from './kinds/cumulative.ts';
import { dotKind } from './kinds/dot.ts';
import { funnelKind } from './kinds/funnel.ts';
import { heatKind } from './kinds/heat.ts';
import { histogramKind } from './kinds/histogram.ts';
import { latencyKind } from './kinds/latency.ts';
import { lineKind } from './kinds/line.ts';
import { paretoKind } from './kinds/pareto.ts';
import { scatterKind } from './kinds/scatter.ts';
import { slopeKind } from './kinds/slope.ts';
import { stackedKind } from './kinds/stacked.ts';
import { waterfallKind } from './kinds/waterfall.ts';

/** Every kind of chart; one line each. */
export const chartKinds: Readonly<Record<ChartKind, ChartKindDefinition>> = {
  line: lineKind,
  bar: barKind,
  columns: columnsKind,
  stacked: stackedKind,
  slope: slopeKind,
  dot: dotKind,
  heat: heatKind,
  waterfall: waterfallKind,
  bullet: bulletKind,
  histogram: histogramKind,
  box: boxKind,
  scatter: scatterKind,
  funnel: funnelKind,
  cohort: cohortKind,
  pareto: paretoKind,
  latency: latencyKind,
  cumulative: cumulativeKind,
};

/** Why a spec cannot be drawn, in sentences; none = it can. */
export function chartProblems(spec: ChartSpec): readonly string[] {
  return chartKinds[spec.kind].validate(spec);
}

export function chartShape(spec: ChartSpec): ChartShape {
  return chartKinds[spec.kind].shape(spec);
}

/** The numbers of any chart as a table. */
export function chartTable(spec: ChartSpec, locale = 'en-US'): ChartTable {
  return chartKinds[spec.kind].table?.(spec, locale) ?? seriesTable(spec);
}

/** PowerPoint can draw the chart itself. */
export function isNativeChart(spec: ChartSpec): boolean {
  return chartKinds[spec.kind].isNative && spec.series.every((series) => series.panel === undefined);
}
