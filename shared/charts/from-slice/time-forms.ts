import type { ChartSeries, ChartSpec } from '../chart-spec.ts';
import { dimensionName } from '../dimension-text.ts';
import { type UnspokenChart, sayFinding } from '../say-finding.ts';
import { sliceFinding } from '../slice-finding.ts';
import { linesOf } from './slice-points.ts';
import type { SliceChartRequest } from './slice-request.ts';
import { sliceWords } from './slice-words.ts';
import { faceOf } from '../../metrics/metric-face.ts';

/** Most lines on one chart and most small charts; the rest is in the table. */
const most = { lines: 8, panels: 12 } as const;

const dimensionsOf = ({ slice }: SliceChartRequest): Pick<ChartSpec, 'seriesDimension'> =>
  slice.by.length === 1 ? { seriesDimension: slice.by[0] } : {};

/** Lines over time with their total, or columns where there is one series and columns are asked for. */
export function timeChart(request: SliceChartRequest): ChartSpec {
  const { slice, result, total, locale } = request;
  const parts = linesOf(request, result);
  const shown = parts.slice(0, most.lines);
  const series = total === undefined || parts.length < 2 ? shown : [...shown, ...linesOf(request, total, true)];
  const isColumns = series.length === 1 && (request.kind === 'bar' || request.kind === 'columns');
  const limit = shown.length < parts.length ? `${shown.length} of ${parts.length} shown` : null;
  return {
    ...sliceWords(request, limit),
    ...dimensionsOf(request),
    kind: isColumns ? 'columns' : 'line',
    xKind: 'time',
    series,
    title: request.title ?? sliceFinding(result, slice, locale, total),
    alternative: alternativeOf(request, series),
  };
}

function alternativeOf({ slice, result, total, locale, title }: SliceChartRequest, series: readonly ChartSeries[]): string {
  const metric = faceOf(result.lineage, slice.metrics[0] ?? '');
  const by = slice.by.length === 0 ? '' : ` by ${slice.by.map(dimensionName).join(' and ')}`;
  const ends = series.map((each) => `${each.label} ${each.points.findLast((point) => point.y !== null)?.text ?? 'without a value'}`);
  return `${title ?? sliceFinding(result, slice, locale, total)}. ${metric.label}${by} per ${slice.grain}: ${ends.join('; ')}.`;
}

/** Parts of a sum over time; all of them, since a whole without a part is another whole. */
export function stackedOverTime(request: SliceChartRequest): ChartSpec {
  const chart: UnspokenChart = {
    ...sliceWords(request),
    ...dimensionsOf(request),
    kind: 'stacked',
    xKind: 'time',
    stack: { form: request.kind === 'share' ? 'share' : 'sum', mark: request.kind === 'area' ? 'area' : 'bar' },
    series: linesOf(request, request.result),
  };
  return sayFinding(chart, request.title, request.locale);
}

/** A small line for each group on the same axes. */
export function multiplesChart(request: SliceChartRequest): ChartSpec {
  const parts = linesOf(request, request.result);
  const shown = parts.slice(0, most.panels);
  const limit = shown.length < parts.length ? `${shown.length} of ${parts.length} shown` : null;
  const series = shown.map((each) => ({ ...each, panel: each.label }));
  return sayFinding(
    { ...sliceWords(request, limit), ...dimensionsOf(request), kind: 'line', xKind: 'time', series },
    request.title,
    request.locale,
  );
}
