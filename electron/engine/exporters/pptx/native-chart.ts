import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';

/** Size of the chart's box on the slide, in inches. */
export interface Box {
  readonly w: number;
  readonly h: number;
}

/** One series of a chart that the person who gets the deck can edit. */
export interface NativeSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** RRGGBB; null = invisible (the floor under a floating bar, the line of a scatter). */
  readonly color: string | null;
  /** Points of a line. */
  readonly width?: number;
  readonly dash?: boolean;
  /** 'last': name and value at the end of a line; 'name': its name alone; 'all': a value on each bar; 'words': the words of `words`. */
  readonly labels: 'none' | 'last' | 'name' | 'all' | 'words';
  readonly labelFormat: string;
  readonly labelColor: string;
  /** What stands at each point in the place of its value: a share of a stack, the name of a dot. */
  readonly words?: readonly (string | null)[];
  /** Downward shift of the last label as a share of the chart's height, where labels would overlap. */
  readonly labelShift?: number;
  /** Points whose bar is too thin to hold its label; it floats above instead. */
  readonly unlabelled?: readonly number[];
  /** Points that are not complete: dashed or pale. */
  readonly partial: readonly number[];
  /** Columns that are told apart from the others of their series, by color. */
  readonly tinted?: { readonly points: readonly number[]; readonly color: string };
  /** A line over columns, on an axis of its own from 0 to 100 %. */
  readonly isShare?: boolean;
}

export interface NativeDates {
  /** Days since 1970-01-01, one a category. */
  readonly days: readonly number[];
  readonly base: 'days' | 'months' | 'years';
  /** A label every so many units. */
  readonly every: number;
  readonly unit: 'days' | 'months' | 'years';
  readonly format: string;
}

/** Day number of a spreadsheet for days since 1970-01-01. */
export function sheetDay(day: number): number {
  return day + 25_569;
}

/** A text over the plot area, x and y as shares of it from its top left. */
export interface FloatingText {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly color: string;
  /** 'center': above the point; 'left': right of it, on its height. */
  readonly align?: 'center' | 'left';
}

/** A chart as PowerPoint knows it; `plot` is the inner plot area as shares of the chart's box. */
export interface NativeChart {
  /** 'column' and 'bar' stand side by side, 'stacked' and 'stackedBar' on one another; 'combo' is columns with a line of shares. */
  readonly type: 'line' | 'column' | 'bar' | 'stacked' | 'stackedBar' | 'area' | 'combo' | 'scatter';
  /** Stacked to 100 %. */
  readonly isPercent?: boolean;
  readonly corner: string;
  readonly categories: readonly string[];
  /** Where the categories are days: a real date axis with typed dates behind it. */
  readonly dates: NativeDates | null;
  /** A scatter: what lies across, one number a category, and its axis. */
  readonly across?: { readonly name: string; readonly values: readonly number[]; readonly axis: ValueAxis; readonly format: string };
  readonly series: readonly NativeSeries[];
  readonly axis: ValueAxis;
  readonly axisFormat: string;
  readonly axisVisible: boolean;
  readonly plot: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly legend: boolean;
  readonly floating: readonly FloatingText[];
  /** Incidents as lines across the plot area, x as shares of it. */
  readonly markers: readonly { readonly x: number; readonly label: string; readonly color: string }[];
}
