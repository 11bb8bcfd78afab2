import { formatValue, missingText } from '../../query/format-value.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, countCell, numberCell, pointCell, right } from '../chart-table.ts';
import { measureOf, rangeOf, valuedPoints, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { type ChartKindDefinition, colorProblems, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const latencyKind: ChartKindDefinition = {
  kind: 'latency',
  label: 'Latency against load',
  needs: 'Response times and requests per second by minute.',
  isNative: false,
  shape: () => 'plane',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'number' ? [] : ['Latency against load needs numbers on its x axis.']),
    ...(valuesOf(spec).some((value) => value < 0) ? ['A response time cannot be negative.'] : []),
    ...colorProblems(spec, 4),
  ],
  axis: (spec, ticks) => {
    const range = rangeOf([0, ...valuesOf(spec), ...levelsOf(spec)]) ?? { low: 0, high: 1 };
    return valueAxis(0, range.high || 1, ticks);
  },
  across: loadAxis,
  finding: latencyFinding,
  table: latencyTable,
};

function loadAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const range = rangeOf(spec.series.flatMap((series) => series.points.flatMap((point) => [Number(point.x), point.to ?? Number(point.x)])));
  if (range === null) return valueAxis(0, 1, ticks);
  return range.low < range.high * 0.3 ? valueAxis(0, range.high, ticks) : valueAxis(range.low, range.high, ticks);
}

/** The middle of the range of loads behind a point. */
export function loadOf(point: { readonly x: string | number; readonly to?: number | null | undefined }): number {
  const from = Number(point.x);
  return point.to === undefined || point.to === null ? from : (from + point.to) / 2;
}

/** Up to which load the response time holds, and where it ends. */
function latencyFinding(spec: ChartSpec, locale: string): string {
  const main = spec.series.find((series) => series.emphasis === true) ?? spec.series[0];
  const points = valuedPoints(main);
  const [first, last] = [points[0], points.at(-1)];
  const name = main?.label ?? measureOf(spec);
  if (first === undefined || last === undefined) return `${measureOf(spec)} has no value in this period`;
  const load = (value: number) => `${loadText(spec, value, locale)} requests per second`;
  const knee = (spec.references ?? []).find((reference) => reference.axis === 'x');
  const before = knee === undefined ? undefined : points.findLast((point) => loadOf(point) <= knee.value);
  if (knee === undefined || before === undefined)
    return `${name} goes from ${first.text} to ${last.text} up to ${load(loadOf(last))}, without a knee`;
  return `${name} stays within ${before.text} up to ${load(knee.value)}, then climbs to ${last.text}`;
}

/** Whole requests per second where there are many; a partner with few has loads below one. */
function loadText(spec: ChartSpec, value: number, locale: string): string {
  const most = Math.max(0, ...(spec.series[0]?.points ?? []).map(({ x, to }) => to ?? Number(x)));
  return formatValue(value, spec.xUnit ?? { kind: 'none' }, locale, { decimals: loadDecimals(most) });
}

/** Digits that tell loads apart, by the highest of them. */
export function loadDecimals(most: number): number {
  return most < 1 ? 3 : most < 20 ? 1 : 0;
}

function latencyTable(spec: ChartSpec, locale: string): ChartTable {
  const main = spec.series[0]?.points ?? [];
  return {
    columns: [right('Load from'), right('to'), ...spec.series.map((series) => right(series.label)), right('n')],
    rows: main.map((point, at) => [
      numberCell(Number(point.x), loadText(spec, Number(point.x), locale)),
      numberCell(point.to, point.to === undefined || point.to === null ? missingText : loadText(spec, point.to, locale)),
      ...spec.series.map((series) => pointCell(series.points[at])),
      countCell(point.n),
    ]),
  };
}
