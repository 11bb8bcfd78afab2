import { formatValue } from '../../query/format-value.ts';
import { addsUp } from '../adds-up.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { type ChartTable, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { measureOf, valuesOf } from '../points.ts';
import { lowerFirst } from '../../base/words.ts';
import { axisFromZero } from './bar.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';

/** The share that the vital few are asked to make up. */
export const vitalShare = 0.8;

export const paretoKind: ChartKindDefinition = {
  kind: 'pareto',
  label: 'Pareto',
  needs: 'A count or an amount that adds up, split by one dimension.',
  isNative: true,
  shape: () => 'columns',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A Pareto chart'),
    ...(spec.series.length === 1 ? [] : ['A Pareto chart holds one series.']),
    ...(addsUp(spec.unit) ? [] : ['Rates do not add up: take a count or an amount.']),
    ...(valuesOf(spec).some((value) => value < 0) ? ['A negative part has no share of the whole.'] : []),
  ],
  axis: (spec, ticks) => axisFromZero(spec, ticks, true),
  finding: paretoFinding,
  table: paretoTable,
};

export interface ParetoBar {
  readonly point: ChartPoint;
  readonly share: number;
  /** Share of this and all larger ones. */
  readonly cumulative: number;
  /** One of the few that together reach the vital share. */
  readonly isVital: boolean;
}

/** Bars from the largest down with their cumulative share of the sum; missing ones are left out. */
export function paretoBars(spec: ChartSpec): readonly ParetoBar[] {
  const points = (spec.series[0]?.points ?? []).filter((point) => point.y !== null).sort((a, b) => (b.y ?? 0) - (a.y ?? 0));
  const all = points.reduce((sum, point) => sum + (point.y ?? 0), 0);
  let before = 0;
  return points.map((point): ParetoBar => {
    const isVital = all > 0 && before / all < vitalShare - 1e-12;
    before += point.y ?? 0;
    return { point, share: all === 0 ? 0 : (point.y ?? 0) / all, cumulative: all === 0 ? 0 : before / all, isVital };
  });
}

/** How few make up most of it. */
function paretoFinding(spec: ChartSpec, locale: string): string {
  const bars = paretoBars(spec);
  const [first] = bars;
  const vital = bars.filter((bar) => bar.isVital);
  const reached = vital.at(-1)?.cumulative ?? 0;
  const percent = (share: number) => formatValue(share, { kind: 'ratio' }, locale, { decimals: 0 });
  const measure = lowerFirst(measureOf(spec));
  if (first === undefined) return `${measureOf(spec)} has no value in this period`;
  if (reached === 0) return `${measureOf(spec)} is zero for all ${bars.length}`;
  if (bars.length === 1) return `${first.point.x} makes up all of ${measure}`;
  if (vital.length === 1) return `${first.point.x} alone makes up ${percent(first.share)} of ${measure}`;
  return `${vital.length} of ${bars.length} make up ${percent(reached)} of ${measure}; ${first.point.x} alone ${percent(first.share)}`;
}

function paretoTable(spec: ChartSpec, locale: string): ChartTable {
  const share = (value: number) => numberCell(value, formatValue(value, { kind: 'ratio' }, locale));
  return {
    columns: [left(''), right(spec.series[0]?.label ?? ''), right('Share'), right('Cumulative share')],
    rows: paretoBars(spec).map((bar) => [wordCell(String(bar.point.x)), pointCell(bar.point), share(bar.share), share(bar.cumulative)]),
  };
}
