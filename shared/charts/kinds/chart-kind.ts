import type { ChartKind, ChartSpec } from '../chart-spec.ts';
import type { ValueAxis } from '../value-axis.ts';

/** Most marks that one chart may hold. */
export const mostMarks = 5000;

/** What the house knows of a kind of chart; how it is drawn is shared/plot's. */
export interface ChartKindDefinition {
  readonly kind: ChartKind;
  readonly label: string;
  /** What it takes to draw one, said in the picker. */
  readonly needs: string;
  /** Why this spec cannot be drawn as this kind, in sentences; none = it can. */
  readonly validate: (spec: ChartSpec) => readonly string[];
  /** The value axis, the same on screen and in a native chart of a deck. */
  readonly axis: (spec: ChartSpec, ticks: number) => ValueAxis;
}

/** All values that are there. */
export function valuesOf(spec: ChartSpec): readonly number[] {
  return spec.series.flatMap((series) => series.points.flatMap((point) => (point.y === null ? [] : [point.y])));
}

export function pointCount(spec: ChartSpec): number {
  return spec.series.reduce((sum, series) => sum + series.points.length, 0);
}

/** The checks that every kind shares. */
export function commonProblems(spec: ChartSpec): readonly string[] {
  const problems: string[] = [];
  if (pointCount(spec) > mostMarks)
    problems.push(`${pointCount(spec)} points are more than the ${mostMarks} a chart may hold: choose a coarser grain or fewer groups.`);
  if (spec.series.length === 0) problems.push('There is no series to draw.');
  if (valuesOf(spec).some((value) => !Number.isFinite(value))) problems.push('A value is not a finite number.');
  if (spec.xKind === 'time' && spec.series.some((series) => series.points.some((point) => typeof point.x !== 'number')))
    problems.push('A time chart needs instants on its x axis.');
  return problems;
}
