import { formatValue } from '../../query/format-value.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { type ChartTable, countCell, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { extremesOf, rangeOf, type Valued, valuedPoints, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { categoryFinding } from './bar.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const dotKind: ChartKindDefinition = {
  kind: 'dot',
  label: 'Dots with intervals',
  needs: 'A rate split by one dimension, with the number of cases behind each.',
  isNative: false,
  shape: () => 'rows',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A dot for each group'),
    ...(spec.series.length > 2 ? ['Dots hold one series and one to compare it with.'] : []),
    ...(spec.series.some((series) => series.points.some((point) => (point.low ?? 0) > (point.high ?? Infinity)))
      ? ['An interval ends before it begins.']
      : []),
  ],
  axis: dotAxis,
  finding: dotFinding,
  table: dotTable,
};

/** Values, intervals and levels with a little room; shares stay within 0 and 100 %. */
export function dotAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const ends = spec.series.flatMap((series) => series.points.flatMap((point) => [point.low ?? [], point.high ?? []].flat()));
  const range = rangeOf([...valuesOf(spec), ...ends, ...levelsOf(spec)]);
  if (range === null) return valueAxis(0, 1, ticks);
  const room = (range.high - range.low || Math.abs(range.high) * 0.1 || 1) * 0.06;
  const low = range.low >= 0 ? Math.max(0, range.low - room) : range.low - room;
  const isShare = spec.unit.kind === 'ratio' && range.high <= 1;
  return valueAxis(low, isShare ? Math.min(1, range.high + room) : range.high + room, ticks, !isShare);
}

/** Which groups lie clearly off the average or target; without one, whether the lowest and the highest are told apart by their intervals. */
function dotFinding(spec: ChartSpec): string {
  const points = valuedPoints(spec.series[0]);
  const ends = extremesOf(points);
  const level = spec.references?.[0];
  const plain = categoryFinding(spec);
  if (ends === null || points.length < 2) return plain;
  if (level !== undefined) {
    const below = points.filter((point) => point.high !== undefined && point.high < level.value);
    const above = points.filter((point) => point.low !== undefined && point.low > level.value);
    const [few, word] = spec.direction === 'down' ? [above, 'above'] : [below, 'below'];
    const name = lowerFirst(level.label);
    const [worst] = [...few].sort((a, b) => (spec.direction === 'down' ? b.y - a.y : a.y - b.y));
    if (worst !== undefined)
      return few.length === 1
        ? `${worst.x} lies clearly ${word} ${name}, at ${worst.text}`
        : `${few.length} of ${points.length} lie clearly ${word} ${name}; ${worst.x} is farthest at ${worst.text}`;
    return `None of ${points.length} lies clearly ${word} ${name}`;
  }
  return overlap(ends.least, ends.most) ? `${plain}; their intervals overlap` : plain;
}

const overlap = (low: Valued, high: Valued): boolean => low.high !== undefined && high.low !== undefined && low.high >= high.low;

/** An interval as words: "69.9 % – 97.2 %". */
export function intervalWords(point: ChartPoint, spec: ChartSpec, locale: string): string | null {
  if (point.low === undefined || point.high === undefined) return null;
  const words = (value: number) => formatValue(value, spec.unit, locale);
  return spec.unit.kind === 'ratio'
    ? `${words(point.low).replace(/ %$/, '')}–${words(point.high)}`
    : `${words(point.low)} – ${words(point.high)}`;
}

function dotTable(spec: ChartSpec, locale: string): ChartTable {
  const [series, base] = spec.series;
  const end = (value: number | undefined) => numberCell(value, formatValue(value ?? null, spec.unit, locale));
  return {
    columns: [
      left(''),
      right(series?.label ?? ''),
      right('95 % from'),
      right('95 % to'),
      right('n'),
      ...(base === undefined ? [] : [right(base.label)]),
    ],
    rows: (series?.points ?? []).map((point) => [
      wordCell(String(point.x)),
      pointCell(point),
      end(point.low),
      end(point.high),
      countCell(point.n),
      ...(base === undefined ? [] : [pointCell(base.points.find((each) => each.x === point.x))]),
    ]),
  };
}
