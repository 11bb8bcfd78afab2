import { formatChange } from '../../query/format-value.ts';
import type { ChartSeries, ChartSpec } from '../chart-spec.ts';
import { endsOf, measureOf, placeOf, rangeOf, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { wordChange } from '../word-change.ts';
import { lowerFirst } from '../../base/words.ts';
import { type ChartKindDefinition, colorProblems, commonProblems } from './chart-kind.ts';

export const lineKind: ChartKindDefinition = {
  kind: 'line',
  label: 'Line over time',
  needs: 'One metric over time, whole or split by one dimension.',
  isNative: true,
  shape: () => 'time',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'time' ? [] : ['A line needs time on its x axis.']),
    ...colorProblems(spec),
  ],
  axis: lineAxis,
  finding: lineFinding,
};

/** A line may leave zero out; where zero is near it is shown, so that small counts do not look dramatic. References are in sight. */
export function lineAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const intervals = spec.series.flatMap((series) => series.points.flatMap((point) => [point.low ?? [], point.high ?? []].flat()));
  const range = rangeOf([...valuesOf(spec), ...intervals, ...levelsOf(spec)]);
  if (range === null) return valueAxis(0, 1, ticks);
  const { low, high } = range;
  const fromZero = low >= 0 && low < high * 0.5;
  const room = (high - low || Math.abs(high) * 0.02 || 1) * 0.08;
  const bottom = fromZero ? 0 : low >= 0 ? Math.max(0, low - room) : low - room;
  const top = spec.unit.kind === 'ratio' && high <= 1 ? Math.min(1, high + room) : high + room;
  const axis = valueAxis(bottom, top, ticks);
  return spec.unit.kind === 'ratio' && high <= 1 && axis.max > 1 ? valueAxis(axis.min, 1, ticks, false) : axis;
}

/** Values of the reference lines that cross the value axis. */
export function levelsOf(spec: ChartSpec): readonly number[] {
  return (spec.references ?? []).flatMap((reference) => (reference.axis === 'x' ? [] : [reference.value]));
}

/** The total, the only line, or the one that moved most: from where to where. */
export function lineFinding(spec: ChartSpec, locale: string): string {
  const main = spec.series.find((series) => series.emphasis === true) ?? (spec.series.length === 1 ? spec.series[0] : undefined);
  if (main !== undefined) return `${measureOf(spec)} ${moved(spec, main, locale)}`;
  const moves = spec.series.flatMap((series) => {
    const ends = endsOf(series);
    return ends === null ? [] : [{ series, change: ends[1].y - ends[0].y }];
  });
  const most = moves.reduce((best, each) => (best === undefined || Math.abs(each.change) > Math.abs(best.change) ? each : best), moves[0]);
  if (most === undefined) return `${measureOf(spec)} has too few complete periods to say how it moved`;
  if (Math.abs(most.change) === 0) return `${measureOf(spec)} held for all ${spec.series.length}`;
  return `${most.series.label} moved most: ${lowerFirst(measureOf(spec))} ${moved(spec, most.series, locale)}`;
}

function moved(spec: ChartSpec, series: ChartSeries, locale: string): string {
  const ends = endsOf(series);
  if (ends === null) return 'has too few complete periods to say how it moved';
  const [first, last] = ends;
  return wordChange(first.y, last.y, spec.unit, spec.direction, locale, ` from ${placeOf(first)} to ${placeOf(last)}`).text;
}

/** A change in the unit of the chart with its sign. */
export const changeWords = (spec: ChartSpec, change: number, locale: string): string => formatChange(change, spec.unit, locale);
