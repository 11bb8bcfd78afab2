import { periodLabel } from '../../calendar/period.ts';
import { faceOf } from '../../metrics/metric-face.ts';
import { formatValue } from '../../query/format-value.ts';
import type { ChartPoint, ChartSeries, ChartSpec } from '../chart-spec.ts';
import { dimensionName } from '../dimension-text.ts';
import { sayFinding, type UnspokenChart } from '../say-finding.ts';
import { columnOf, metricUnit, numberAt } from '../slice-cells.ts';
import { sliceFinding } from '../slice-finding.ts';
import { comparedOf, firstMetric, groupAt, linesOf, metricAxis, pointAt, rankedOf } from './slice-points.ts';
import type { SliceChartRequest } from './slice-request.ts';
import { sliceWords } from './slice-words.ts';

const dimensionOf = ({ slice }: SliceChartRequest): Pick<ChartSpec, 'dimension'> =>
  slice.by.length === 1 ? { dimension: slice.by[0] } : {};

/** A row for each group, the highest first, with the period to compare with as a tick. */
export function rankingChart(request: SliceChartRequest): ChartSpec {
  const { slice, result, locale } = request;
  const series = [rankedOf(request), ...comparedOf(request)];
  const title = request.title ?? sliceFinding(result, slice, locale);
  const by = slice.by.length === 0 ? '' : ` by ${slice.by.map(dimensionName).join(' and ')}`;
  const words = series.map((each) =>
    each.points
      .slice(0, 12)
      .map((point) => `${point.x} ${point.text}`)
      .join(', '),
  );
  return {
    ...sliceWords(request),
    ...dimensionOf(request),
    kind: request.kind === 'columns' && series.length === 1 ? 'columns' : 'bar',
    xKind: 'category',
    series,
    title,
    alternative: `${title}. ${faceOf(result.lineage, firstMetric(request)).label}${by}: ${words.join('; ')}.`,
  };
}

/** Values with their intervals, the highest first, against the value of the whole. */
export function dotChart(request: SliceChartRequest): ChartSpec {
  const { result, locale } = request;
  const id = firstMetric(request);
  const all = columnOf(result.totals, id);
  const whole = all === undefined || result.totals.rowCount === 0 ? null : numberAt(all, 0);
  const words = sliceWords(request);
  const average =
    whole === null ? [] : [{ value: whole, label: `Overall ${formatValue(whole, words.unit, locale)}`, tone: 'average' as const }];
  const chart: UnspokenChart = {
    ...words,
    ...dimensionOf(request),
    kind: 'dot',
    xKind: 'category',
    series: [rankedOf(request), ...comparedOf(request)],
    references: words.references ?? average,
  };
  return sayFinding({ ...chart, subtitle: `${chart.subtitle} · whiskers: 95 % interval` }, request.title, locale);
}

/** A line for each group from the period to compare with to the period. */
export function slopeChart(request: SliceChartRequest): ChartSpec {
  const { slice, colors } = request;
  const [now, before] = [rankedOf(request), comparedOf(request)[0]];
  const names = [slice.compare ? periodLabel(slice.compare) : null, slice.period === null ? 'Now' : periodLabel(slice.period)];
  const series = now.points.map((point): ChartSeries => {
    const base = before?.points.find((each) => each.x === point.x);
    const color = slice.by.length === 1 ? colors(slice.by[0] ?? '', point.key ?? '') : undefined;
    const at = (name: string | null, of: ChartPoint | undefined): ChartPoint[] =>
      name === null || of === undefined ? [] : [{ ...of, x: name }];
    return {
      key: point.key ?? String(point.x),
      label: String(point.x),
      points: [...at(names[0] ?? null, base), ...at(names[1] ?? null, point)],
      ...(color === undefined ? {} : { color }),
    };
  });
  const dimension = slice.by.length === 1 ? { seriesDimension: slice.by[0] } : {};
  return sayFinding({ ...sliceWords(request), ...dimension, kind: 'slope', xKind: 'category', series }, request.title, request.locale);
}

/** Groups that add up, the largest first, with their cumulative share. */
export function paretoChart(request: SliceChartRequest): ChartSpec {
  return sayFinding(
    { ...sliceWords(request), ...dimensionOf(request), kind: 'pareto', xKind: 'category', series: [rankedOf(request)] },
    request.title,
    request.locale,
  );
}

/** Values against one level for all of them, or one that each group's own reference names. */
export function targetChart(request: SliceChartRequest): ChartSpec {
  const { references = [], locale } = request;
  const level = references.find((each) => each.tone !== 'average');
  const { references: _, ...words } = sliceWords(request);
  const ranked = rankedOf(request);
  const sign = words.direction === 'down' ? '≤ ' : '≥ ';
  const aim = level === undefined ? {} : { target: level.value, targetText: `${sign}${formatValue(level.value, words.unit, locale)}` };
  const series = [{ ...ranked, points: ranked.points.map((point) => ({ ...point, ...aim })) }];
  return sayFinding({ ...words, ...dimensionOf(request), kind: 'bullet', xKind: 'category', series }, request.title, locale);
}

/** The second metric across, the first one up, a dot for each group as large as its n. */
export function scatterChart(request: SliceChartRequest): ChartSpec {
  const { slice, result, locale } = request;
  const [id = '', other = id] = slice.metrics;
  const [across, size] = [columnOf(result.rows, other), columnOf(result.rows, `${id}.n`)];
  const xUnit = metricUnit(result, other);
  const points = Array.from({ length: result.rows.rowCount }, (_, row): ChartPoint[] => {
    const x = across === undefined ? null : numberAt(across, row);
    const { name, key } = groupAt(result, slice.by, row);
    if (x === null) return [];
    const point = pointAt(request, result, row, { x, label: name, key });
    const area = size === undefined ? null : numberAt(size, row);
    return [
      { ...point, exact: `${point.exact ?? point.text}; ${formatValue(x, xUnit, locale)}`, ...(area === null ? {} : { size: area }) },
    ];
  }).flat();
  const words = sliceWords(request);
  return sayFinding(
    {
      ...words,
      ...dimensionOf(request),
      subtitle: size === undefined ? words.subtitle : `${words.subtitle} · area of a dot: n`,
      kind: 'scatter',
      xKind: 'number',
      xLabel: metricAxis(result, other),
      xUnit,
      series: [{ key: 'groups', label: slice.by.map(dimensionName).join(' and '), points, color: 0 }],
    },
    request.title,
    locale,
  );
}

/** Two dimensions, or one over time, as cells. */
export function heatFromSlice(request: SliceChartRequest): ChartSpec {
  const { slice, result } = request;
  const [rows = '', columns] = slice.by;
  const base = {
    ...sliceWords(request),
    annotations: [],
    kind: 'heat' as const,
    xKind: 'category' as const,
    ramp: { kind: 'sequential' as const },
  };
  if (slice.grain !== null) {
    const series = linesOf(request, result).map((line) => ({
      ...line,
      points: line.points.map((point) => ({ ...point, x: point.label ?? String(point.x) })),
    }));
    return sayFinding({ ...base, series, seriesDimension: rows }, request.title, request.locale);
  }
  const groups = new Map<string, ChartSeries & { points: ChartPoint[] }>();
  for (let row = 0; row < result.rows.rowCount; row++) {
    const [left, top] = [groupAt(result, [rows], row), groupAt(result, columns === undefined ? [] : [columns], row)];
    const group = groups.get(left.name) ?? { key: left.key ?? '', label: left.name, points: [] };
    group.points.push(pointAt(request, result, row, { x: top.name, label: `${left.name}, ${top.name}`, key: top.key }));
    groups.set(left.name, group);
  }
  const dimensions = columns === undefined ? {} : { dimension: columns };
  return sayFinding({ ...base, ...dimensions, seriesDimension: rows, series: [...groups.values()] }, request.title, request.locale);
}

/** Parts of each group: the first dimension down, the second one as parts. */
export function stackedByGroup(request: SliceChartRequest): ChartSpec {
  const { slice, result, colors } = request;
  const [rows = '', parts] = slice.by;
  const series = new Map<string, ChartSeries & { points: ChartPoint[] }>();
  for (let row = 0; row < result.rows.rowCount; row++) {
    const group = groupAt(result, [rows], row);
    const part =
      parts === undefined ? { name: faceOf(result.lineage, firstMetric(request)).label, key: 'all' } : groupAt(result, [parts], row);
    const color = parts === undefined ? 0 : colors(parts, part.key ?? '');
    const into = series.get(part.name) ?? { key: part.key ?? '', label: part.name, points: [], ...(color === undefined ? {} : { color }) };
    into.points.push(pointAt(request, result, row, { x: group.name, label: `${group.name}, ${part.name}`, key: group.key }));
    series.set(part.name, into);
  }
  return sayFinding(
    {
      ...sliceWords(request),
      dimension: rows,
      ...(parts === undefined ? {} : { seriesDimension: parts }),
      kind: 'stacked',
      xKind: 'category',
      stack: { form: request.kind === 'share' ? 'share' : 'sum', mark: 'bar' },
      series: [...series.values()],
    },
    request.title,
    request.locale,
  );
}
