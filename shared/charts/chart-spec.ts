import type { Unit } from '../base/column-batch.ts';

export type ChartKind = 'line' | 'bar' | 'waterfall' | 'cumulative';

/** A point carries its exact text for tooltips, tables and exports; `y` null = missing (a gap, never zero). */
export interface ChartPoint {
  /** A category, or for time charts wall-clock milliseconds: the local day or hour of the workbook's zone, written as if it were UTC. */
  readonly x: string | number;
  readonly y: number | null;
  readonly text: string;
  /** The value with all its digits and what it is made of, for tooltips: "89.525 % (8,952,514 of 10,000,016)". */
  readonly exact?: string | undefined;
  readonly n?: string;
  /** What the point stands for, in words: "week of Mar 2 2026". */
  readonly label?: string;
  readonly partial?: boolean;
}

export interface ChartSeries {
  readonly key: string;
  readonly label: string;
  readonly points: readonly ChartPoint[];
  /** Drawn in ink, heavier: the total among its parts. */
  readonly emphasis?: boolean;
  /** Position in the categorical palette (0..7); a partner keeps its own everywhere. */
  readonly color?: number;
}

export interface ChartAnnotation {
  readonly at: number;
  readonly until?: number;
  readonly label: string;
  readonly tone: 'incident' | 'note';
}

/** Everything a chart is, as data: the same spec is drawn on screen, in the terminal and into the deck. */
export interface ChartSpec {
  readonly kind: ChartKind;
  /** States the finding. */
  readonly title: string;
  readonly subtitle: string;
  readonly xKind: 'time' | 'category';
  readonly yLabel: string;
  readonly unit: Unit;
  readonly series: readonly ChartSeries[];
  readonly annotations: readonly ChartAnnotation[];
  /** Waterfall: 'total' bars stand on zero, 'delta' bars hang on the running total. Parallel to series[0].points. */
  readonly steps?: readonly ('total' | 'delta')[];
  readonly direction: 'up' | 'down' | 'info';
  readonly source: string;
  /** One sentence for a reader who cannot see it. */
  readonly alternative: string;
}
