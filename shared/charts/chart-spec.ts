import type { Unit } from '../base/column-batch.ts';

export const chartKindNames = [
  'line',
  'bar',
  'columns',
  'stacked',
  'slope',
  'dot',
  'heat',
  'waterfall',
  'bullet',
  'histogram',
  'box',
  'scatter',
  'funnel',
  'cohort',
  'pareto',
  'latency',
  'cumulative',
] as const;

export type ChartKind = (typeof chartKindNames)[number];

/** A point carries its exact text for tooltips, tables and exports; `y` null = missing (a gap, never zero). */
export interface ChartPoint {
  /** A category; for time charts wall-clock milliseconds: the local day or hour of the workbook's zone, written as if it were UTC; on a plane a number in `xUnit`. */
  readonly x: string | number;
  readonly y: number | null;
  readonly text: string;
  /** The value with all its digits and what it is made of, for tooltips: "89.525 % (8,952,514 of 10,000,016)". */
  readonly exact?: string | undefined;
  readonly n?: string | undefined;
  /** What the point stands for, in words: "week of Mar 2 2026". */
  readonly label?: string | undefined;
  readonly partial?: boolean | undefined;
  /** Fewer behind it than the metric asks for: its n and its interval are written beside it. */
  readonly small?: boolean | undefined;
  /** The stored value behind a category, for filters; null = rows without one. */
  readonly key?: string | null | undefined;
  /** The interval around `y` (95 % for shares), or the ends of a box's whiskers. */
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  /** A box: lower and upper quartile; `y` is its median. */
  readonly q1?: number | undefined;
  readonly q3?: number | undefined;
  /** Upper end of a bin or of a range of loads, `x` being the lower; null = open. */
  readonly to?: number | null | undefined;
  /** What the area of a dot stands for, zero or more. */
  readonly size?: number | undefined;
  /** A bullet: the level to reach, and the upper ends of its bands from the left. */
  readonly target?: number | undefined;
  readonly targetText?: string | undefined;
  readonly bands?: readonly number[] | undefined;
}

export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Drawn in ink, heavier: the total among its parts. */
  readonly emphasis?: boolean | undefined;
  /** Position in the categorical palette (0..7); a partner keeps its own everywhere. */
  readonly color?: number | undefined;
  /** The small chart of several that the series belongs to, by its title. */
  readonly panel?: string | undefined;
}

export interface ChartAnnotation {
  readonly at: number;
  readonly until?: number | undefined;
  readonly label: string;
  readonly tone: 'incident' | 'note';
}

/** A level to compare with: a straight line across the values, or (`axis: 'x'`) across a plane. */
export interface ChartReference {
  readonly value: number;
  readonly label: string;
  readonly tone: 'target' | 'limit' | 'average';
  readonly axis?: 'x' | 'y' | undefined;
}

/** Everything a chart is, as data: the same spec is drawn on screen, in the terminal and into the deck. */
export interface ChartSpec {
  readonly kind: ChartKind;
  /** States the finding. */
  readonly title: string;
  readonly subtitle: string;
  readonly xKind: 'time' | 'category' | 'number';
  readonly yLabel: string;
  readonly unit: Unit;
  readonly series: readonly ChartSeries[];
  readonly annotations: readonly ChartAnnotation[];
  readonly references?: readonly ChartReference[] | undefined;
  /** A plane: what its x axis says, and in which unit. */
  readonly xLabel?: string | undefined;
  readonly xUnit?: Unit | undefined;
  /** Stacked: amounts as they are, shares of their sum, or changes to both sides of a level, which have a range and no sum; columns, or areas over time. */
  readonly stack?: { readonly form: 'sum' | 'share' | 'sides'; readonly mark: 'bar' | 'area' } | undefined;
  /** Cells of a grid: from pale to strong, or to both sides of `middle`. */
  readonly ramp?: { readonly kind: 'sequential' } | { readonly kind: 'diverging'; readonly middle: number } | undefined;
  /** Waterfall: 'total' bars stand on zero, 'delta' bars hang on the running total. Parallel to series[0].points. */
  readonly steps?: readonly ('total' | 'delta')[] | undefined;
  readonly direction: 'up' | 'down' | 'info';
  /** The columns behind categories and behind series, for filters. */
  readonly dimension?: string | undefined;
  readonly seriesDimension?: string | undefined;
  readonly source: string;
  /** One sentence for a reader who cannot see it. */
  readonly alternative: string;
}

/** The titles of the small charts that a spec is made of, in order; none = it is one chart. */
export function panelTitles(spec: ChartSpec): readonly string[] {
  return [...new Set(spec.series.flatMap((series) => series.panel ?? []))];
}

/** One small chart of several as a spec of its own. */
export function panelSpec(spec: ChartSpec, title: string): ChartSpec {
  const series = spec.series.filter((each) => each.panel === title).map((each) => ({ ...each, panel: undefined }));
  return { ...spec, title, subtitle: '', series };
}
