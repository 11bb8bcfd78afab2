import { millisecondsPerDay } from '../calendar/day.ts';
import { periodLabel } from '../calendar/period.ts';
import { offsetAt } from '../calendar/time-zone.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { unitWords } from '../metrics/metric-words.ts';
import { formatValue } from '../query/format-value.ts';
import type { SliceResult, SliceSpec } from '../query/slice.ts';
import type { ChartAnnotation, ChartPoint, ChartSeries, ChartSpec } from './chart-spec.ts';
import { dimensionName, dimensionText } from './dimension-text.ts';
import type { SeriesColors } from './series-colors.ts';
import { bucketText, bucketTime, cellOf, columnOf, exactText, metricUnit, numberAt, showableAt } from './slice-cells.ts';
import { lowerFirst, sliceFinding } from './slice-finding.ts';
import { sourceLine } from './source-line.ts';
import { shortValue } from './word-change.ts';

/** Most lines on one chart; the rest is in the table. */
const mostLines = 8;

export interface SliceChartRequest {
  readonly slice: SliceSpec;
  readonly result: SliceResult;
  /** The same slice without its dimensions: drawn in ink as the total among its parts. */
  readonly total?: SliceResult;
  readonly kind: 'line' | 'bar';
  /** null = say the finding. */
  readonly title: string | null;
  readonly incidents: readonly { readonly label: string; readonly start: string; readonly end: string | null }[];
  readonly timeZone: string;
  readonly locale: string;
  readonly colors: SeriesColors;
}

/** The chart of the first metric of a slice. */
export function sliceChart(request: SliceChartRequest): ChartSpec {
  const { slice, result, locale } = request;
  const id = slice.metrics[0] ?? '';
  const metric = faceOf(result.lineage, id);
  const unit = metricUnit(result, id);
  const overTime = slice.grain !== null;
  const series = overTime ? lines(request) : [ranked(request), ...(slice.compare ? [compared(request)] : [])];
  const shown =
    overTime && series.length > mostLines + 1 ? [...series.slice(0, mostLines), ...series.filter((each) => each.emphasis)] : series;
  const title = request.title ?? sliceFinding(result, slice, locale, request.total);
  const yLabel = `${metric.label}, ${unitName(unit.kind === 'money' ? unit.currency : unit.kind)}`;
  return {
    kind: overTime && request.kind === 'bar' && shown.length === 1 ? 'bar' : overTime ? 'line' : 'bar',
    title,
    subtitle: subtitle(request, shown.length < series.length ? `${mostLines} of ${series.length} shown` : null),
    xKind: overTime ? 'time' : 'category',
    yLabel,
    unit,
    series: shown,
    annotations: overTime ? annotations(request) : [],
    direction: metric.direction,
    source: sourceLine(result.lineage, locale),
    alternative: `${title}. ${metric.label}${slice.by.length === 0 ? '' : ` by ${slice.by.map(dimensionName).join(' and ')}`}${slice.grain === null ? '' : ` per ${slice.grain}`}: ${shown.map(ending).join('; ')}.`,
  };
}

function unitName(kind: string): string {
  return (unitWords as Readonly<Record<string, string>>)[kind] ?? kind;
}

function ending(series: ChartSeries): string {
  const last = series.points.findLast((point) => point.y !== null);
  if (series.points.length > 0 && typeof series.points[0]?.x === 'string')
    return series.points
      .slice(0, 12)
      .map((point) => `${point.x} ${point.text}`)
      .join(', ');
  return `${series.label} ${last?.text ?? 'without a value'}`;
}

function subtitle({ slice, result }: SliceChartRequest, limit: string | null): string {
  const partial = result.notes.some((note) => note.code === 'PARTIAL_PERIOD') && slice.grain !== null ? 'partial periods are marked' : null;
  const missing = result.notes.filter((note) => note.code === 'MISSING_DAYS').length > 0 ? 'days are missing' : null;
  const parts = [
    slice.by.length === 0 ? null : `by ${slice.by.map(dimensionName).join(' and ')}`,
    slice.grain === null ? null : `by ${slice.grain}`,
    slice.period === null
      ? 'all that is loaded'
      : `${periodLabel(slice.period)}${slice.compare ? ` against ${periodLabel(slice.compare)}` : ''}`,
    partial,
    missing,
    limit,
  ].filter((part) => part !== null);
  const text = parts.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** One point: its value, the words shown, the exact words for a tooltip. */
function point(request: SliceChartRequest, result: SliceResult, row: number, x: string | number, label: string, name: string): ChartPoint {
  const id = request.slice.metrics[0] ?? '';
  const unit = metricUnit(result, id);
  const column = columnOf(result.rows, name);
  const n = columnOf(result.rows, `${id}.n`);
  const y = column === undefined ? null : numberAt(column, row);
  return {
    x,
    y,
    text: column === undefined ? formatValue(null, unit) : shortValue(showableAt(column, row), unit, request.locale),
    label,
    exact: name === id ? exactText(result.rows, id, unit, row, request.locale) : undefined,
    ...(n === undefined || name !== id ? {} : { n: formatValue(showableAt(n, row), { kind: 'count' }, request.locale) }),
    ...(cellOf(result.rows, 'complete', row) === false ? { partial: true } : {}),
  };
}

function groupName({ slice }: SliceChartRequest, result: SliceResult, row: number): string {
  return slice.by.map((dimension) => dimensionText(dimension, cellOf(result.rows, dimension, row))).join(' · ');
}

/** A line per group; every line has a point in every bucket, missing where the result has none. */
function lines(request: SliceChartRequest): readonly ChartSeries[] {
  const { slice, result, total } = request;
  const parts = linesOf(request, result, false);
  const sized = [...parts].sort((a, b) => b.weight - a.weight).map((each) => each.series);
  if (slice.by.length === 0)
    return sized.map((series) => ({ ...series, label: faceOf(result.lineage, slice.metrics[0] ?? '').label, color: 0 }));
  return total === undefined || sized.length < 2 ? sized : [...sized, ...linesOf(request, total, true).map((each) => each.series)];
}

function linesOf(request: SliceChartRequest, result: SliceResult, isTotal: boolean): { series: ChartSeries; weight: number }[] {
  const { slice, timeZone } = request;
  const id = slice.metrics[0] ?? '';
  const period = columnOf(result.rows, 'period');
  const weight = columnOf(result.rows, `${id}.n`) ?? columnOf(result.rows, id);
  if (period === undefined) return [];
  const groups = new Map<string, { key: string; points: Map<number, ChartPoint>; weight: number; first: number }>();
  const moments = new Set<number>();
  for (let row = 0; row < result.rows.rowCount; row++) {
    const name = isTotal ? '' : groupName(request, result, row);
    const group = groups.get(name) ?? {
      key: isTotal ? 'total' : slice.by.map((dimension) => String(cellOf(result.rows, dimension, row) ?? '')).join('|'),
      points: new Map(),
      weight: 0,
      first: row,
    };
    const at = bucketTime(period, row, timeZone);
    moments.add(at);
    group.points.set(at, point(request, result, row, at, bucketText(at, slice.grain), id));
    group.weight += Math.abs(weight === undefined ? 0 : (numberAt(weight, row) ?? 0));
    groups.set(name, group);
  }
  const ordered = [...moments].sort((a, b) => a - b);
  return [...groups].map(([name, group]) => {
    const color = slice.by.length === 1 ? request.colors(slice.by[0] ?? '', group.key) : undefined;
    const points = ordered.map(
      (at): ChartPoint =>
        group.points.get(at) ?? { x: at, y: null, text: formatValue(null, { kind: 'none' }), label: bucketText(at, slice.grain) },
    );
    const series: ChartSeries = isTotal
      ? { key: 'total', label: `All ${lowerFirst(faceOf(result.lineage, id).counted)}`, emphasis: true, points }
      : { key: group.key === '' ? 'all' : group.key, label: name, points, ...(color === undefined ? {} : { color }) };
    return { series, weight: group.weight };
  });
}

function ranked(request: SliceChartRequest): ChartSeries {
  const { slice, result } = request;
  const id = slice.metrics[0] ?? '';
  const label = slice.period === null ? faceOf(result.lineage, id).label : periodLabel(slice.period);
  const points = Array.from({ length: result.rows.rowCount }, (_, row) => {
    const name = slice.by.length === 0 ? label : groupName(request, result, row);
    return point(request, result, row, name, name, id);
  });
  return { key: 'now', label, points: [...points].sort((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity)), color: 0 };
}

function compared(request: SliceChartRequest): ChartSeries {
  const { slice, result } = request;
  const id = slice.metrics[0] ?? '';
  const label = slice.compare ? periodLabel(slice.compare) : '';
  const points = Array.from({ length: result.rows.rowCount }, (_, row) => {
    const name =
      slice.by.length === 0
        ? slice.period === null
          ? faceOf(result.lineage, id).label
          : periodLabel(slice.period)
        : groupName(request, result, row);
    return point(request, result, row, name, `${name}, ${label}`, `${id}.base`);
  });
  return { key: 'base', label, points };
}

/** Incidents that touch the period shown, in the workbook's wall-clock time. */
function annotations({ slice, incidents, timeZone }: SliceChartRequest): readonly ChartAnnotation[] {
  const wall = (text: string): number => {
    const instant = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}${text.length > 10 ? 'Z' : 'T00:00:00Z'}`);
    return instant + offsetAt(timeZone, instant);
  };
  const from = slice.period === null ? -Infinity : Date.parse(`${slice.period.from}T00:00:00Z`);
  const to = slice.period === null ? Infinity : Date.parse(`${slice.period.to}T00:00:00Z`) + millisecondsPerDay;
  return incidents.flatMap((incident): ChartAnnotation[] => {
    const at = wall(incident.start);
    if (Number.isNaN(at)) return [];
    const until = incident.end === null ? undefined : wall(incident.end);
    if ((until ?? at) < from || at > to) return [];
    return [{ at, ...(until === undefined ? {} : { until }), label: incident.label, tone: 'incident' }];
  });
}
