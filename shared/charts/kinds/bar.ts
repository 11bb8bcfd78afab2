import type { ChartSpec } from '../chart-spec.ts';
import { extremesOf, measureOf, rangeOf, valuedPoints, valuesOf } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { lowerFirst } from '../../base/words.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';
import { levelsOf } from './line.ts';

export const barKind: ChartKindDefinition = {
  kind: 'bar',
  label: 'Bars',
  needs: 'One metric split by one dimension.',
  isNative: true,
  shape: () => 'rows',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A bar for each group'),
    ...(spec.series.length > 2 ? ['Bars hold one series and one to compare it with.'] : []),
  ],
  axis: (spec, ticks) => axisFromZero(spec, ticks, false),
  finding: categoryFinding,
};

/** Bars stand on zero, whatever their values. */
export function axisFromZero(spec: ChartSpec, ticks: number, stretch: boolean): ValueAxis {
  const range = rangeOf([0, ...valuesOf(spec), ...levelsOf(spec)]) ?? { low: 0, high: 1 };
  return range.low === range.high ? valueAxis(0, 1, ticks) : valueAxis(range.low, range.high, ticks, stretch);
}

/** Which category is highest and which is lowest. */
export function categoryFinding(spec: ChartSpec): string {
  const points = valuedPoints(spec.series[0]);
  const ends = extremesOf(points);
  const measure = measureOf(spec);
  if (ends === null) return `${measure} has no value in this period`;
  const { least, most } = ends;
  if (points.length === 1) return `${measure} of ${most.x}: ${most.text}`;
  if (least.y === most.y) return `All ${points.length} have the same ${lowerFirst(measure)}: ${most.text}`;
  return `${most.x} has the highest ${lowerFirst(measure)} at ${most.text}, ${least.x} the lowest at ${least.text}`;
}
