import type { ValueAxis } from '../../../../shared/charts/value-axis.ts';

/** One series of a chart that the person who gets the deck can edit. */
export interface NativeSeries {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** RRGGBB; null = invisible (the floor under a floating bar). */
  readonly color: string | null;
  /** Points of a line. */
  readonly width?: number;
  readonly dash?: boolean;
  /** 'last': name and value at the end of a line; 'all': a value on each bar. */
  readonly labels: 'none' | 'last' | 'all';
  readonly labelFormat: string;
  readonly labelColor: string;
  /** Downward shift of the last label as a share of the chart's height, where labels would overlap. */
  readonly labelShift?: number;
  /** Points whose bar is too thin to hold its label; it floats above instead. */
  readonly unlabelled?: readonly number[];
  /** Points that are not complete: dashed or pale. */
  readonly partial: readonly number[];
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

/** A chart as PowerPoint knows it; `plot` is the inner plot area as shares of the chart's box. */
export interface NativeChart {
  readonly type: 'line' | 'column' | 'bar' | 'stacked';
  readonly corner: string;
  readonly categories: readonly string[];
  /** Where the categories are days: a real date axis with typed dates behind it. */
  readonly dates: NativeDates | null;
  readonly series: readonly NativeSeries[];
  readonly axis: ValueAxis;
  readonly axisFormat: string;
  readonly axisVisible: boolean;
  readonly plot: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly legend: boolean;
  /** Texts over the plot area, x and y as shares of it from its top left. */
  readonly floating: readonly { readonly x: number; readonly y: number; readonly text: string; readonly color: string }[];
  /** Incidents as lines across the plot area, x as shares of it. */
  readonly markers: readonly { readonly x: number; readonly label: string; readonly color: string }[];
}
