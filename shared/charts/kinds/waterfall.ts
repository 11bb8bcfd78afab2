import { formatChange } from '../../query/format-value.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { measureOf } from '../points.ts';
import { valueAxis } from '../value-axis.ts';
import { wordChange } from '../word-change.ts';
import { type ChartKindDefinition, commonProblems } from './chart-kind.ts';

export interface WaterfallBar {
  readonly index: number;
  readonly kind: 'total' | 'delta';
  /** Where the bar begins and ends; null where the step's value is missing. */
  readonly from: number | null;
  readonly to: number | null;
  readonly tone: 'total' | 'good' | 'bad' | 'plain';
}

/** Where each bar stands: totals on zero, changes on the running total. */
export function waterfallBars(spec: ChartSpec): readonly WaterfallBar[] {
  let running = 0;
  return (spec.series[0]?.points ?? []).map((point, index) => {
    const kind = spec.steps?.[index] ?? 'delta';
    if (point.y === null) return { index, kind, from: null, to: null, tone: 'plain' };
    const from = kind === 'total' ? 0 : running;
    running = kind === 'total' ? point.y : running + point.y;
    return { index, kind, from, to: running, tone: kind === 'total' ? 'total' : toneOf(point.y, spec.direction) };
  });
}

function toneOf(change: number, direction: ChartSpec['direction']): WaterfallBar['tone'] {
  if (change === 0 || direction === 'info') return 'plain';
  return change > 0 === (direction === 'up') ? 'good' : 'bad';
}

/** True when the axis cannot begin at zero without hiding the changes: total bars are then drawn torn off. */
export function isTorn(spec: ChartSpec): boolean {
  const { low, high } = levels(spec);
  return low > 0 && high - low < 0.25 * high;
}

function levels(spec: ChartSpec): { readonly low: number; readonly high: number } {
  const ends = waterfallBars(spec).flatMap((bar) => [
    ...(bar.kind === 'delta' && bar.from !== null ? [bar.from] : []),
    ...(bar.to !== null ? [bar.to] : []),
  ]);
  return ends.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...ends), high: Math.max(...ends) };
}

export const waterfallKind: ChartKindDefinition = {
  kind: 'waterfall',
  label: 'Bridge',
  needs: 'A metric and two periods to compare.',
  isNative: true,
  shape: () => 'columns',
  validate: (spec) => [
    ...commonProblems(spec),
    ...(spec.series.length === 1 ? [] : ['A bridge holds one series of steps.']),
    ...(spec.steps?.length === spec.series[0]?.points.length ? [] : ['Each step must be a total or a change.']),
  ],
  axis: (spec, ticks) => {
    const { low, high } = levels(spec);
    const room = (high - low || Math.abs(high) || 1) * 0.25;
    if (!isTorn(spec)) return valueAxis(Math.min(0, low), Math.max(0, high), ticks);
    return valueAxis(Math.max(0, low - 2 * room), high + room * 0.5, ticks);
  },
  finding: waterfallFinding,
};

/** From the first total to the last, and the largest step between. */
function waterfallFinding(spec: ChartSpec, locale: string): string {
  const bars = waterfallBars(spec).filter((bar) => bar.to !== null);
  const totals = bars.filter((bar) => bar.kind === 'total');
  const [first, last] = [totals[0], totals.at(-1)];
  const measure = measureOf(spec);
  if (first === undefined || last === undefined || first === last) return `${measure} has no two totals to go between`;
  const words = wordChange(first.to, last.to, spec.unit, spec.direction, locale).text;
  const steps = bars.filter((bar) => bar.kind === 'delta').map((bar) => ({ bar, size: (bar.to ?? 0) - (bar.from ?? 0) }));
  const [largest] = [...steps].sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
  const step =
    largest === undefined
      ? ''
      : `, most by ${spec.series[0]?.points[largest.bar.index]?.x ?? ''} (${formatChange(largest.size, spec.unit, locale)})`;
  return `${measure} ${words}${step}`;
}
