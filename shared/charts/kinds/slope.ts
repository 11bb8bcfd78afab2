import { formatChange } from '../../query/format-value.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { type ChartTable, numberCell, right, seriesTable } from '../chart-table.ts';
import { hasValue, measureOf, stopsOf } from '../points.ts';
import { wordChange } from '../word-change.ts';
import { counted } from '../../base/words.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';
import { lineAxis } from './line.ts';

const mostLines = 24;

export const slopeKind: ChartKindDefinition = {
  kind: 'slope',
  label: 'Slope between two periods',
  needs: 'One metric split by one dimension, in two periods.',
  isNative: false,
  shape: () => 'slope',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A slope'),
    ...(stopsOf(spec).length === 2 || spec.series.length === 0 ? [] : ['A slope runs between exactly two periods: choose a comparison.']),
    ...(spec.series.length > mostLines
      ? [
          `${spec.series.length} lines are more than the ${mostLines} that can be labeled on both sides: keep the largest. The table holds them all.`,
        ]
      : []),
  ],
  axis: lineAxis,
  finding: slopeFinding,
  table: slopeTable,
};

/** Both ends of each line that has them, and how far it moved. */
export function slopesOf(spec: ChartSpec) {
  return spec.series.flatMap((series, index) => {
    const [from, to] = stopsOf(spec).map((x) => series.points.find((point) => point.x === x));
    if (from === undefined || to === undefined || !hasValue(from) || !hasValue(to)) return [];
    return [{ series, index, from, to, change: to.y - from.y }];
  });
}

/** How many rose and fell, and which one moved most. */
function slopeFinding(spec: ChartSpec, locale: string): string {
  const slopes = slopesOf(spec);
  const most = slopes.reduce(
    (best, each) => (best === undefined || Math.abs(each.change) > Math.abs(best.change) ? each : best),
    slopes[0],
  );
  const measure = measureOf(spec);
  if (most === undefined) return `${measure} cannot be compared: no group has a value in both periods`;
  const [rose, fell] = [slopes.filter((each) => each.change > 0).length, slopes.filter((each) => each.change < 0).length];
  const all =
    rose === slopes.length
      ? `rose for all ${slopes.length}`
      : fell === slopes.length
        ? `fell for all ${slopes.length}`
        : `rose for ${rose} and fell for ${counted(fell, 'group')}`;
  const words = wordChange(most.from.y, most.to.y, spec.unit, spec.direction, locale).text;
  return slopes.length === 1
    ? `${measure} of ${most.series.label} ${words}`
    : `${measure} ${all}; ${most.series.label} moved most: ${words}`;
}

function slopeTable(spec: ChartSpec, locale: string): ChartTable {
  const stops = stopsOf(spec);
  const turned = spec.series.map((series) => ({ x: series.label, points: stops.map((x) => series.points.find((point) => point.x === x)) }));
  const base = seriesTable({
    ...spec,
    xKind: 'category',
    series: stops.map((x, at) => ({
      key: String(x),
      label: String(x),
      points: turned.map((row) => ({ x: row.x, y: row.points[at]?.y ?? null, text: row.points[at]?.text ?? '' })),
    })),
  });
  const changes = turned.map(({ points: [from, to] }) =>
    from?.y === null || to?.y === null || from === undefined || to === undefined ? null : to.y - from.y,
  );
  return {
    columns: [...base.columns, right('Change')],
    rows: base.rows.map((row, at) => [...row, numberCell(changes[at], formatChange(changes[at] ?? null, spec.unit, locale))]),
  };
}
