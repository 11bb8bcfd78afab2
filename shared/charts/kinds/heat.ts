import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, left, pointCell, right, wordCell } from '../chart-table.ts';
import { extremesOf, measureOf, pointsByStop, rangeOf, stopsOf, valuedPoints, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';

/** Most rows and columns whose labels can still be read. */
const mostAcross = 120;

export const heatKind: ChartKindDefinition = {
  kind: 'heat',
  label: 'Heat map',
  needs: 'One metric split by two dimensions, or by weekday and hour.',
  isNative: false,
  shape: () => 'grid',
  validate: (spec) => [...commonProblems(spec), ...categoryProblems(spec, 'A heat map'), ...gridProblems(spec)],
  axis: gridAxis,
  finding: heatFinding,
  table: gridTable,
};

export function gridProblems(spec: ChartSpec): readonly string[] {
  const widest = Math.max(spec.series.length, stopsOf(spec).length);
  return widest <= mostAcross
    ? []
    : [
        `${widest.toLocaleString('en-US')} rows or columns are more than the ${mostAcross} a grid may have: filter, or keep the largest. The table holds them all.`,
      ];
}

/** The values that the ramp runs over: from the least to the most, or as far to both sides of the middle as the farther of the two. */
export function gridAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const range = rangeOf(valuesOf(spec));
  if (range === null) return valueAxis(0, 1, ticks);
  if (spec.ramp?.kind === 'diverging') {
    const { middle } = spec.ramp;
    const reach = Math.max(Math.abs(range.high - middle), Math.abs(range.low - middle)) || Math.abs(middle) * 0.01 || 1;
    return { min: middle - reach, max: middle + reach, step: reach, ticks: [middle - reach, middle, middle + reach] };
  }
  if (range.low === range.high) {
    const from = Math.min(0, range.low);
    const to = Math.max(0, range.high) || 1;
    return { min: from, max: to, step: to - from, ticks: [from, to] };
  }
  return { min: range.low, max: range.high, step: range.high - range.low, ticks: [range.low, range.high] };
}

/** Where the map is highest and where it is lowest. */
function heatFinding(spec: ChartSpec): string {
  const cells = spec.series.flatMap((series) =>
    valuedPoints(series).map((point) => ({ ...point, label: point.label ?? `${series.label}, ${point.x}` })),
  );
  const ends = extremesOf(cells);
  const measure = measureOf(spec);
  if (ends === null) return `${measure} has no value in this period`;
  const { least, most } = ends;
  if (least.y === most.y) return `${measure}: ${most.text} in every cell`;
  return `Highest ${lowerFirst(measure)}: ${most.label}, ${most.text}; lowest: ${least.label}, ${least.text}`;
}

/** Rows and columns as they are drawn. */
export function gridTable(spec: ChartSpec): ChartTable {
  const stops = stopsOf(spec);
  return {
    columns: [left(''), ...stops.map((x) => right(String(x)))],
    rows: spec.series.map((series) => {
      const byStop = pointsByStop(series);
      return [wordCell(series.label), ...stops.map((x) => pointCell(byStop.get(x)))];
    }),
  };
}
