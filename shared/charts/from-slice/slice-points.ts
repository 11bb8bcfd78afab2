import { periodLabel } from '../../calendar/period.ts';
import { faceOf } from '../../metrics/metric-face.ts';
import { unitWords } from '../../metrics/metric-words.ts';
import { wilsonInterval } from '../../metrics/wilson-interval.ts';
import { formatValue } from '../../query/format-value.ts';
import type { SliceResult } from '../../query/slice.ts';
import type { ChartPoint, ChartSeries } from '../chart-spec.ts';
import { dimensionText } from '../dimension-text.ts';
import { bucketText, bucketTime, cellOf, columnOf, exactText, metricUnit, numberAt, showableAt } from '../slice-cells.ts';
import { shortValue } from '../word-change.ts';
import { lowerFirst } from '../../base/words.ts';
import type { SliceChartRequest } from './slice-request.ts';

export const firstMetric = ({ slice }: Pick<SliceChartRequest, 'slice'>): string => slice.metrics[0] ?? '';

/** "Payment success rate, %": what an axis says of a metric. */
export function metricAxis(result: SliceResult, id: string): string {
  const unit = metricUnit(result, id);
  const name = unit.kind === 'money' ? unit.currency : unit.kind === 'none' ? '' : unitWords[unit.kind];
  return `${faceOf(result.lineage, id).label}${name === '' ? '' : `, ${name}`}`;
}

/** The 95 % interval of a share from what it is made of; none for other metrics. */
function intervalAt(result: SliceResult, id: string, row: number): { readonly low: number; readonly high: number } | null {
  if (metricUnit(result, id).kind !== 'ratio') return null;
  const [numerator, denominator] = [columnOf(result.rows, `${id}.numerator`), columnOf(result.rows, `${id}.denominator`)];
  if (numerator === undefined || denominator === undefined || numerator.type === 'money') return null;
  const [count, total] = [numberAt(numerator, row), numberAt(denominator, row)];
  return count === null || total === null || count < 0 || count > total ? null : wilsonInterval(count, total);
}

/** One point: its value, the words shown, the exact words for a tooltip; its interval where the sample is small or whiskers are drawn. */
export function pointAt(
  request: SliceChartRequest,
  result: SliceResult,
  row: number,
  place: { readonly x: string | number; readonly label: string; readonly key?: string | null },
  name: string = firstMetric(request),
): ChartPoint {
  const id = firstMetric(request);
  const unit = metricUnit(result, id);
  const column = columnOf(result.rows, name);
  const n = columnOf(result.rows, `${id}.n`);
  const y = column === undefined ? null : numberAt(column, row);
  const isNow = name === id;
  const size = n === undefined || !isNow ? null : numberAt(n, row);
  const small = y !== null && size !== null && size < (faceOf(result.lineage, id).minimumN ?? 0);
  const interval = isNow && y !== null && (small || request.kind === 'dot') ? intervalAt(result, id, row) : null;
  return {
    ...place,
    y,
    text: column === undefined ? formatValue(null, unit) : shortValue(showableAt(column, row), unit, request.locale),
    exact: isNow ? exactText(result.rows, id, unit, row, request.locale) : undefined,
    ...(size === null ? {} : { n: formatValue(size, { kind: 'count' }, request.locale) }),
    ...interval,
    ...(small ? { small } : {}),
    ...(cellOf(result.rows, 'complete', row) === false ? { partial: true } : {}),
  };
}

/** A group of a row: its stored value (of one dimension) and its name (of all asked). */
export function groupAt(
  result: SliceResult,
  dimensions: readonly string[],
  row: number,
): { readonly name: string; readonly key: string | null } {
  const cells = dimensions.map((dimension) => cellOf(result.rows, dimension, row));
  const [only] = cells;
  return {
    name: dimensions.map((dimension, at) => dimensionText(dimension, cells[at] ?? null)).join(' · '),
    key:
      cells.length === 1 ? (only === null || only === undefined ? null : String(only)) : cells.map((cell) => String(cell ?? '')).join('|'),
  };
}

/** A line per group, the heaviest first; every line has a point in every bucket, missing where the result has none. */
export function linesOf(request: SliceChartRequest, result: SliceResult, isTotal = false): readonly ChartSeries[] {
  const { slice, timeZone, colors } = request;
  const id = firstMetric(request);
  const period = columnOf(result.rows, 'period');
  const weight = columnOf(result.rows, `${id}.n`) ?? columnOf(result.rows, id);
  if (period === undefined) return [];
  const groups = new Map<string, { key: string | null; points: Map<number, ChartPoint>; weight: number }>();
  const moments = new Set<number>();
  for (let row = 0; row < result.rows.rowCount; row++) {
    const { name, key } = isTotal ? { name: '', key: 'total' } : groupAt(result, slice.by, row);
    const group = groups.get(name) ?? { key, points: new Map<number, ChartPoint>(), weight: 0 };
    const at = bucketTime(period, row, timeZone);
    moments.add(at);
    group.points.set(at, pointAt(request, result, row, { x: at, label: bucketText(at, slice.grain) }));
    group.weight += Math.abs(weight === undefined ? 0 : (numberAt(weight, row) ?? 0));
    groups.set(name, group);
  }
  const ordered = [...moments].sort((a, b) => a - b);
  const gap = (at: number): ChartPoint => ({
    x: at,
    y: null,
    text: formatValue(null, { kind: 'none' }),
    label: bucketText(at, slice.grain),
  });
  return [...groups]
    .sort(([, a], [, b]) => b.weight - a.weight)
    .map(([name, group]): ChartSeries => {
      const points = ordered.map((at) => group.points.get(at) ?? gap(at));
      if (isTotal) return { key: 'total', label: `All ${lowerFirst(faceOf(result.lineage, id).counted)}`, emphasis: true, points };
      if (slice.by.length === 0) return { key: 'all', label: faceOf(result.lineage, id).label, points, color: 0 };
      const color = slice.by.length === 1 ? colors(slice.by[0] ?? '', group.key ?? '') : undefined;
      return { key: group.key ?? '', label: name, points, ...(color === undefined ? {} : { color }) };
    });
}

/** Groups with their values, the highest first. */
export function rankedOf(request: SliceChartRequest): ChartSeries {
  const { slice, result } = request;
  const label = slice.period === null ? faceOf(result.lineage, firstMetric(request)).label : periodLabel(slice.period);
  const points = Array.from({ length: result.rows.rowCount }, (_, row) => pointAt(request, result, row, categoryAt(request, row, label)));
  return { key: 'now', label, points: [...points].sort((a, b) => (b.y ?? -Infinity) - (a.y ?? -Infinity)), color: 0 };
}

/** The same groups in the period to compare with; none where the slice compares with nothing. */
export function comparedOf(request: SliceChartRequest): readonly ChartSeries[] {
  const { slice, result } = request;
  if (!slice.compare) return [];
  const id = firstMetric(request);
  const label = periodLabel(slice.compare);
  const now = slice.period === null ? faceOf(result.lineage, id).label : periodLabel(slice.period);
  const points = Array.from({ length: result.rows.rowCount }, (_, row) => {
    const place = categoryAt(request, row, now);
    return pointAt(request, result, row, { ...place, label: `${place.x}, ${label}` }, `${id}.base`);
  });
  return [{ key: 'base', label, points }];
}

function categoryAt({ slice, result }: SliceChartRequest, row: number, whole: string) {
  if (slice.by.length === 0) return { x: whole, label: whole };
  const { name, key } = groupAt(result, slice.by, row);
  return { x: name, label: name, ...(slice.by.length === 1 ? { key } : {}) };
}
