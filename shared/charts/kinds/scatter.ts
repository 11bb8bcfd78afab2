import { formatValue } from '../../query/format-value.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, countCell, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { correlation, correlationWords } from '../correlation.ts';
import { measureOf, placeOf, rangeOf, valuedPoints, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { type ChartKindDefinition, colorProblems, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const scatterKind: ChartKindDefinition = {
  kind: 'scatter',
  label: 'Scatter',
  needs: 'Two metrics split by one dimension.',
  isNative: true,
  shape: () => 'plane',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.xKind === 'number' ? [] : ['A scatter needs numbers on both axes.']),
    ...(spec.series.some((series) => series.points.some((point) => typeof point.x === 'number' && !Number.isFinite(point.x)))
      ? ['A value on the x axis is not a finite number.']
      : []),
    ...colorProblems(spec),
  ],
  axis: (spec, ticks) => roomyAxis([...valuesOf(spec), ...levelsOf(spec)], ticks),
  across: (spec, ticks) => {
    const xs = spec.series.flatMap((series) => valuedPoints(series).map((point) => Number(point.x)));
    const levels = (spec.references ?? []).filter((reference) => reference.axis === 'x').map((reference) => reference.value);
    return roomyAxis([...xs, ...levels], ticks);
  },
  finding: scatterFinding,
  table: scatterTable,
};

/** Round ends around the values with room for dots; from zero where zero is near. */
function roomyAxis(values: readonly number[], ticks: number): ValueAxis {
  const range = rangeOf(values);
  if (range === null) return valueAxis(0, 1, ticks);
  const room = (range.high - range.low || Math.abs(range.high) * 0.1 || 1) * 0.06;
  if (range.low >= 0 && range.low < range.high * 0.3) return valueAxis(0, range.high + room, ticks);
  return valueAxis(range.low >= 0 ? Math.max(0, range.low - room) : range.low - room, range.high + room, ticks);
}

/** How the two lie together: a description with its r and its number of points. */
function scatterFinding(spec: ChartSpec): string {
  const points = spec.series.flatMap((series) => [...valuedPoints(series)]);
  const r = correlation(points.map((point) => [Number(point.x), point.y] as const));
  const measure = measureOf(spec);
  const other = lowerFirst(spec.xLabel?.split(', ')[0] ?? 'the other');
  if (points.length === 0) return `${measure} has no value in this period`;
  if (r === null) return `${measure} against ${other}: too few points, or no difference, to say how they lie together`;
  const words = correlationWords(r);
  const where = words === 'shows no clear pattern' ? `with ${other}` : `where ${other} is higher`;
  return `${measure} ${words} ${where} (r ${r.toFixed(2).replace('-', '−')} over ${points.length} points; no proof of a cause)`;
}

function scatterTable(spec: ChartSpec, locale: string): ChartTable {
  const hasSize = spec.series.some((series) => series.points.some((point) => point.size !== undefined));
  const several = spec.series.length > 1;
  return {
    columns: [
      left(''),
      ...(several ? [left('Group')] : []),
      right(spec.xLabel ?? 'x'),
      right(spec.yLabel),
      ...(hasSize ? [right('Size')] : []),
      right('n'),
    ],
    rows: spec.series.flatMap((series) =>
      series.points.map((point) => [
        wordCell(placeOf(point)),
        ...(several ? [wordCell(series.label)] : []),
        numberCell(Number(point.x), formatValue(Number(point.x), spec.xUnit ?? { kind: 'none' }, locale)),
        pointCell(point),
        ...(hasSize ? [numberCell(point.size, formatValue(point.size ?? null, { kind: 'none' }, locale))] : []),
        countCell(point.n),
      ]),
    ),
  };
}
