import { formatValue } from '../../query/format-value.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { type ChartTable, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { valuesOf } from '../points.ts';
import { axisFromZero } from './bar.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';

export const funnelKind: ChartKindDefinition = {
  kind: 'funnel',
  label: 'Funnel',
  needs: 'Counts of stages that follow one another, each a part of the one before.',
  isNative: false,
  shape: () => 'stages',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A funnel'),
    ...(spec.series.length === 1 ? [] : ['A funnel holds one series of stages.']),
    ...(valuesOf(spec).some((value) => value < 0) ? ['A stage cannot hold fewer than none.'] : []),
    ...growing(spec),
  ],
  axis: (spec, ticks) => axisFromZero(spec, ticks, false),
  finding: funnelFinding,
  table: funnelTable,
};

/** A stage that holds more than the one before it is no part of it. */
function growing(spec: ChartSpec): readonly string[] {
  return stagesOf(spec).flatMap(({ point, lost }) =>
    lost !== null && lost < 0
      ? [`${point.x} holds more than the stage before it, so it is no part of it: check how the stages are counted.`]
      : [],
  );
}

export interface Stage {
  readonly point: ChartPoint;
  /** The last stage before this one that has a value. */
  readonly before: number | null;
  readonly lost: number | null;
  /** Lost as a share of the stage before; what is left as a share of the first stage. */
  readonly lostShare: number | null;
  readonly ofFirst: number | null;
}

/** Each stage with what was lost on the way to it. */
export function stagesOf(spec: ChartSpec): readonly Stage[] {
  const points = spec.series[0]?.points ?? [];
  const first = points.find((point) => point.y !== null)?.y ?? null;
  return points.map((point, at): Stage => {
    const before = points.slice(0, at).findLast((each) => each.y !== null)?.y ?? null;
    const lost = point.y === null || before === null ? null : before - point.y;
    const ofFirst = point.y === null || first === null || first === 0 ? null : point.y / first;
    return { point, before, lost, lostShare: lost === null || before === null || before === 0 ? null : lost / before, ofFirst };
  });
}

/** Where most are lost, and how many reach the end. */
function funnelFinding(spec: ChartSpec, locale: string): string {
  const stages = stagesOf(spec).filter((stage) => stage.point.y !== null);
  const last = stages.at(-1);
  const losses = stages.filter((stage) => stage.lost !== null && stage.lost > 0);
  const share = (value: number | null) => formatValue(value, { kind: 'ratio' }, locale);
  if (last === undefined || stages.length < 2) return 'A funnel needs two stages with a value';
  const end = `${share(last.ofFirst)} reach ${last.point.x}`;
  if (losses.length === 0) return `Nothing is lost on the way: ${end}`;
  const worst = losses.reduce((best, stage) => ((stage.lost ?? 0) > (best.lost ?? 0) ? stage : best));
  return `Most are lost before ${worst.point.x}: ${formatValue(worst.lost, spec.unit, locale)}, ${share(worst.lostShare)} of the stage before; ${end}`;
}

function funnelTable(spec: ChartSpec, locale: string): ChartTable {
  const share = (value: number | null) => numberCell(value, formatValue(value, { kind: 'ratio' }, locale));
  return {
    columns: [
      left('Stage'),
      right(spec.series[0]?.label ?? ''),
      right('Of the first'),
      right('Lost before it'),
      right('Lost, of the stage before'),
    ],
    rows: stagesOf(spec).map((stage) => [
      wordCell(String(stage.point.x)),
      pointCell(stage.point),
      share(stage.ofFirst),
      numberCell(stage.lost, formatValue(stage.lost, spec.unit, locale)),
      share(stage.lostShare),
    ]),
  };
}
