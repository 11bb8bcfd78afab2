import { formatValue } from '../../query/format-value.ts';
import type { ChartPoint, ChartSpec } from '../chart-spec.ts';
import { type ChartTable, left, numberCell, pointCell, right, wordCell } from '../chart-table.ts';
import { measureOf, rangeOf, valuedPoints } from '../points.ts';
import { type ValueAxis, valueAxis } from '../value-axis.ts';
import { counted } from '../../base/words.ts';
import { categoryProblems, type ChartKindDefinition, commonProblems } from './chart-kind.ts';

export const bulletKind: ChartKindDefinition = {
  kind: 'bullet',
  label: 'Value against target',
  needs: 'One metric split by one dimension, and a level to reach.',
  isNative: false,
  shape: () => 'rows',
  validate: (spec) => [
    ...commonProblems(spec),
    ...categoryProblems(spec, 'A value against its target'),
    ...(spec.series.length === 1 ? [] : ['Values against targets hold one series.']),
    ...(spec.series[0]?.points.some((point) => point.target !== undefined) === true ? [] : ['No value has a target to stand against.']),
  ],
  axis: bulletAxis,
  finding: bulletFinding,
  table: bulletTable,
};

/** True when the axis begins at zero, so that a bar's length may stand for its value; otherwise values are drawn as marks. */
export function standsOnZero(spec: ChartSpec): boolean {
  const range = rangeOf(levels(spec));
  return range === null || range.low <= 0 || range.high - range.low > range.high * 0.35;
}

const levels = (spec: ChartSpec): readonly number[] =>
  spec.series.flatMap((series) => series.points.flatMap((point) => [point.y ?? [], point.target ?? [], ...(point.bands ?? [])].flat()));

function bulletAxis(spec: ChartSpec, ticks: number): ValueAxis {
  const range = rangeOf(levels(spec));
  if (range === null) return valueAxis(0, 1, ticks);
  const isShare = spec.unit.kind === 'ratio' && range.high <= 1;
  if (standsOnZero(spec)) return valueAxis(Math.min(0, range.low), Math.max(0, range.high) || 1, ticks, !isShare);
  const room = (range.high - range.low || Math.abs(range.high) * 0.02) * 0.15;
  return valueAxis(range.low - room, isShare ? Math.min(1, range.high + room) : range.high + room, ticks, !isShare);
}

/** Whether a value reaches its target, by the direction of the metric; null without one. */
export function meetsTarget(point: ChartPoint, direction: ChartSpec['direction']): boolean | null {
  if (point.y === null || point.target === undefined || direction === 'info') return null;
  return direction === 'up' ? point.y >= point.target : point.y <= point.target;
}

/** How many meet their target and which one misses it by most, as a share of the target. */
function bulletFinding(spec: ChartSpec): string {
  const points = valuedPoints(spec.series[0]).filter((point) => point.target !== undefined);
  const missed = points.filter((point) => meetsTarget(point, spec.direction) === false);
  const distance = (point: (typeof points)[number]) => Math.abs(point.y - (point.target ?? point.y)) / Math.abs(point.target || 1);
  const [worst] = [...missed].sort((a, b) => distance(b) - distance(a));
  const measure = measureOf(spec);
  if (spec.direction === 'info') return `${measure} of ${counted(points.length, 'group')} against a level`;
  if (worst === undefined) return points.length === 1 ? `${points[0]?.x} meets its target` : `All ${points.length} meet their target`;
  const target = worst.targetText ?? '';
  const miss = `${worst.x} ${missed.length > 1 ? 'misses most' : 'misses'}, at ${worst.text}${target === '' ? '' : ` against ${target}`}`;
  return points.length === 1
    ? `${worst.x} misses its target: ${worst.text}${target === '' ? '' : ` against ${target}`}`
    : `${points.length - missed.length} of ${points.length} meet their target; ${miss}`;
}

function bulletTable(spec: ChartSpec, locale: string): ChartTable {
  const words = (point: ChartPoint) => {
    const meets = meetsTarget(point, spec.direction);
    return meets === null ? '' : meets ? 'Met' : 'Missed';
  };
  return {
    columns: [left(''), right(spec.series[0]?.label ?? ''), right('Target'), left('Verdict')],
    rows: (spec.series[0]?.points ?? []).map((point) => [
      wordCell(String(point.x)),
      pointCell(point),
      numberCell(point.target, point.targetText ?? formatValue(point.target ?? null, spec.unit, locale)),
      wordCell(words(point)),
    ]),
  };
}
