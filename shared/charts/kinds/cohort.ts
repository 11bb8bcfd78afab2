import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, countCell, left, right } from '../chart-table.ts';
import { hasValue, measureOf, type Valued } from '../points.ts';
import { wordChange } from '../word-change.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';
import { gridAxis, gridProblems, gridTable } from './heat.ts';

export const cohortKind: ChartKindDefinition = {
  kind: 'cohort',
  label: 'Cohort triangle',
  needs: 'A rate by month of sale and by age since, like disputes by sale month.',
  isNative: false,
  shape: () => 'grid',
  validate: (spec) => [...commonProblems(spec), ...categoryProblems(spec, 'A cohort triangle'), ...gridProblems(spec)],
  axis: gridAxis,
  finding: cohortFinding,
  table: cohortTable,
};

/** The vintage that differs most from the one before it, each at the oldest age that it has completed. */
function cohortFinding(spec: ChartSpec, locale: string): string {
  const measure = measureOf(spec);
  const moves = spec.series.flatMap((series, row) => {
    const now = series.points.findLast((point): point is Valued => hasValue(point) && point.partial !== true);
    const before = spec.series[row - 1]?.points.find((point) => point.x === now?.x);
    if (now === undefined || before === undefined || !hasValue(before)) return [];
    return [{ series, now, before, size: Math.abs(now.y - before.y) / (Math.abs(before.y) || 1) }];
  });
  const [most] = moves.toSorted((a, b) => b.size - a.size);
  if (most === undefined) return `${measure} by vintage and age: no two vintages have reached the same age`;
  const against = ` at age ${most.now.x}, against the vintage before`;
  const words = wordChange(most.before.y, most.now.y, spec.unit, spec.direction, locale, against).text;
  return `${measure} of the ${most.series.label} vintage ${words}`;
}

/** Vintages with their size; an age that a vintage has not reached is missing, not zero. */
function cohortTable(spec: ChartSpec): ChartTable {
  const grid = gridTable(spec);
  const sizes = spec.series.map((series) => series.points.find((point) => point.n !== undefined)?.n);
  if (sizes.every((size) => size === undefined)) return grid;
  return {
    columns: [left('Vintage'), right('n'), ...grid.columns.slice(1).map((column) => ({ ...column, label: `Age ${column.label}` }))],
    rows: grid.rows.map((row, at) => [row[0] ?? countCell(undefined), countCell(sizes[at]), ...row.slice(1)]),
  };
}
