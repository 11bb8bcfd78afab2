import type { ChartSpec } from './chart-spec.ts';
import { funnelFromSlice, histogramFromSlice } from './from-slice/distribution-forms.ts';
import {
  dotChart,
  heatFromSlice,
  paretoChart,
  rankingChart,
  scatterChart,
  slopeChart,
  stackedByGroup,
  targetChart,
} from './from-slice/group-forms.ts';
import type { SliceChartForm, SliceChartRequest } from './from-slice/slice-request.ts';
import { multiplesChart, stackedOverTime, timeChart } from './from-slice/time-forms.ts';

export { type SliceChartForm, sliceChartForms, type SliceChartRequest } from './from-slice/slice-request.ts';

const isOverTime = ({ slice }: SliceChartRequest): boolean => slice.grain !== null;
const timeOrRanking = (request: SliceChartRequest) => (isOverTime(request) ? timeChart(request) : rankingChart(request));
const stacked = (request: SliceChartRequest) => (isOverTime(request) ? stackedOverTime(request) : stackedByGroup(request));

/** One line for each form; a slice that does not fit gives a chart that says what it needs. */
const builders: Readonly<Record<SliceChartForm, (request: SliceChartRequest) => ChartSpec>> = {
  line: timeOrRanking,
  columns: timeOrRanking,
  bar: timeOrRanking,
  stacked,
  share: stacked,
  area: stacked,
  slope: slopeChart,
  dot: dotChart,
  heat: heatFromSlice,
  pareto: paretoChart,
  scatter: scatterChart,
  bullet: targetChart,
  multiples: multiplesChart,
  histogram: histogramFromSlice,
  funnel: funnelFromSlice,
};

/** The chart of the first metric of a slice. */
export function sliceChart(request: SliceChartRequest): ChartSpec {
  return builders[request.kind](request);
}
