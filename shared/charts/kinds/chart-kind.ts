import { formatValue } from '../../query/format-value.ts';
import type { ChartKind, ChartSpec } from '../chart-spec.ts';
import type { ChartTable } from '../chart-table.ts';
import { pointCount, valuesOf } from '../points.ts';
import type { ValueAxis } from '../value-axis.ts';

/** Most marks that one chart may hold. */
export const mostMarks = 5000;
/** Most groups that colors can tell apart. */
export const mostColors = 8;
/** Most small charts beside each other. */
export const mostPanels = 24;

/**
 * How a chart lies: time or numbers along x; categories one below the other (rows) or side by side (columns); cells; stages; two
 * columns of labels with lines between.
 */
export type ChartShape = 'time' | 'plane' | 'rows' | 'columns' | 'grid' | 'stages' | 'slope';

/** What the house knows of a kind of chart; how it is drawn is shared/plot's. */
export interface ChartKindDefinition {
  readonly kind: ChartKind;
  readonly label: string;
  /** What it takes to draw one, said in the picker. */
  readonly needs: string;
  readonly shape: (spec: ChartSpec) => ChartShape;
  /** Why this spec cannot be drawn as this kind, in sentences; none = it can. */
  readonly validate: (spec: ChartSpec) => readonly string[];
  /** The value axis, the same on screen and in a native chart of a deck. */
  readonly axis: (spec: ChartSpec, ticks: number) => ValueAxis;
  /** The x axis of a plane. */
  readonly across?: (spec: ChartSpec, ticks: number) => ValueAxis;
  /** What the chart shows, as a sentence without its full stop. */
  readonly finding: (spec: ChartSpec, locale: string) => string;
  /** The numbers as a table, where a column for each series would not say them all. */
  readonly table?: (spec: ChartSpec, locale: string) => ChartTable;
  /** PowerPoint draws it itself; every other kind goes into a deck as a picture with its table behind. */
  readonly isNative: boolean;
}

const count = (value: number): string => formatValue(value, { kind: 'count' });

/** The checks that every kind shares. */
export function commonProblems(spec: ChartSpec): readonly string[] {
  const problems: string[] = [];
  const points = pointCount(spec);
  if (points > mostMarks)
    problems.push(
      `${count(points)} points are more than the ${count(mostMarks)} a chart may hold: choose a coarser grain or fewer groups. The table holds them all.`,
    );
  if (spec.series.length === 0) problems.push('There is no series to draw.');
  if (valuesOf(spec).some((value) => !Number.isFinite(value))) problems.push('A value is not a finite number.');
  if (spec.xKind !== 'category' && spec.series.some((series) => series.points.some((point) => typeof point.x !== 'number')))
    problems.push(
      spec.xKind === 'time' ? 'A time chart needs instants on its x axis.' : 'This chart needs numbers on its x axis, not categories.',
    );
  const panels = new Set(spec.series.map((series) => series.panel)).size;
  if (panels > mostPanels)
    problems.push(`${count(panels)} small charts are more than the ${mostPanels} that can be read side by side: keep the largest.`);
  return problems;
}

/** Series that each take a color of their own: too many cannot be told apart. */
export function colorProblems(spec: ChartSpec, most = mostColors): readonly string[] {
  const byPanel = new Map<string, number>();
  for (const series of spec.series)
    if (series.emphasis !== true) byPanel.set(series.panel ?? '', (byPanel.get(series.panel ?? '') ?? 0) + 1);
  const groups = Math.max(0, ...byPanel.values());
  return groups <= most
    ? []
    : [
        `${count(groups)} groups are more than the ${most} that colors can tell apart: keep the largest and join the rest as Other, or filter. The table holds them all.`,
      ];
}

export function categoryProblems(spec: ChartSpec, name: string): readonly string[] {
  return spec.xKind === 'category' ? [] : [`${name} needs categories, not ${spec.xKind === 'time' ? 'time' : 'numbers'}.`];
}
