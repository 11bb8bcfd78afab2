import type { SliceResult, SliceSpec } from '../../query/slice.ts';
import type { ChartReference } from '../chart-spec.ts';
import type { SeriesColors } from '../series-colors.ts';

/** The charts that a slice can become; 'share' is stacked to 100 %, 'multiples' are small lines side by side. */
export const sliceChartForms = [
  'line',
  'columns',
  'bar',
  'stacked',
  'share',
  'area',
  'slope',
  'dot',
  'heat',
  'pareto',
  'scatter',
  'bullet',
  'multiples',
  'histogram',
  'funnel',
] as const;

export type SliceChartForm = (typeof sliceChartForms)[number];

export interface SliceChartRequest {
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  /** The same slice without its dimensions: drawn in ink as the total among its parts. */
  readonly total?: SliceResult;
  readonly kind: SliceChartForm;
  /** null = say the finding. */
  readonly title: string | null;
  readonly incidents: readonly { readonly label: string; readonly start: string; readonly end: string | null }[];
  /** Levels to compare with: a target, a contract's level, an average; in the unit of the metric. */
  readonly references?: readonly ChartReference[];
  readonly timeZone: string;
  readonly locale: string;
  readonly colors: SeriesColors;
}
