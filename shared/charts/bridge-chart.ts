import { periodLabel } from '../calendar/period.ts';
import { faceOf } from '../metrics/metric-face.ts';
import { type BridgeResult, bridgePath } from '../query/bridge-result.ts';
import { effectDecimals } from '../query/effect-decimals.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { dimensionName, dimensionText } from './dimension-text.ts';
import { sourceLine } from './source-line.ts';
import { wordChange } from './word-change.ts';

/** Segments that get a bar of their own in a bridge of a sum. */
const mostSegments = 8;

/** What the bridge shows, as a sentence without its full stop. */
export function bridgeFinding(result: BridgeResult, locale = 'en-US'): string {
  const metric = faceOf(result.lineage, result.spec.metric);
  const moved = wordChange(result.start, result.end, result.unit, metric.direction, locale);
  const by = dimensionName(result.spec.by);
  if (moved.verdict === 'unchanged') return `${metric.label} ${moved.text}`;
  if (result.kind === 'additive') {
    const [first] = bySize(result);
    return first === undefined
      ? `${metric.label} ${moved.text}`
      : `${metric.label} ${moved.text}, most of it ${dimensionText(result.spec.by, first.segment)}`;
  }
  if (result.reversal)
    return `${metric.label} ${moved.text}: the mix moved, no ${by} got ${result.change < 0 === (metric.direction !== 'down') ? 'worse' : 'better'}`;
  const largest = Math.abs(result.mix) > Math.abs(result.rate) ? `mostly the mix by ${by}` : `mostly the rate within each ${by}`;
  return `${metric.label} ${moved.text}, ${largest}`;
}

/** Start, what moved it, end. A ratio by rate, mix of each dimension and interaction; a sum by its segments. In the metric's own unit. */
export function bridgeChart(result: BridgeResult, locale = 'en-US'): ChartSpec {
  const { spec, unit } = result;
  const metric = faceOf(result.lineage, spec.metric);
  const decimals = effectDecimals(unit);
  const path = bridgePath(spec).map(dimensionName);
  const total = (x: string, y: number): ChartPoint => ({ x, y, text: formatValue(y, unit, locale, { decimals }), label: x });
  const changes = steps(result).map(({ x, y }): ChartPoint => ({ x, y, text: formatChange(y, unit, locale, { decimals }), label: x }));
  const [from, to] = [periodLabel(spec.from), periodLabel(spec.to)];
  const title = bridgeFinding(result, locale);
  const unitLabel = unit.kind === 'bps' ? ', bps' : unit.kind === 'ratio' ? ', %' : unit.kind === 'money' ? `, ${unit.currency}` : '';
  return {
    kind: 'waterfall',
    title,
    subtitle: `${to} against ${from}, by ${path.join(', then ')}`,
    xKind: 'category',
    yLabel: `${metric.label}${unitLabel}`,
    unit,
    series: [{ key: 'steps', label: metric.label, points: [total(from, result.start), ...changes, total(to, result.end)] }],
    steps: ['total', ...changes.map(() => 'delta' as const), 'total'],
    annotations: [],
    direction: metric.direction,
    source: sourceLine(result.lineage, locale),
    alternative: `${result.sentence.trim() === '' ? `${title}.` : result.sentence} ${changes.map((change) => `${change.x} ${change.text}`).join(', ')}.`,
  };
}

interface Step {
  readonly x: string;
  readonly y: number;
}

function steps(result: BridgeResult): readonly Step[] {
  return result.kind === 'additive' ? segmentSteps(result) : effectSteps(result);
}

function effectSteps({ spec, rate, mix, interaction, levels }: BridgeResult): readonly Step[] {
  const names = bridgePath(spec).map(dimensionName);
  const nested = levels.length > 1 ? levels : [{ rate, mix, interaction }];
  return [
    { x: `Rate within each ${names.at(-1) ?? ''}`, y: nested.at(-1)?.rate ?? rate },
    ...nested.map((level, depth) => ({
      x: depth === 0 ? `Mix by ${names[0] ?? ''}` : `Mix by ${names[depth] ?? ''} within`,
      y: level.mix,
    })),
    ...(spec.form === 'midpoint' ? [] : [{ x: 'Interaction', y: nested.reduce((sum, level) => sum + level.interaction, 0) }]),
  ];
}

function segmentSteps(result: BridgeResult): readonly Step[] {
  const ranked = bySize(result);
  const [shown, rest] = ranked.length > mostSegments ? [ranked.slice(0, mostSegments - 1), ranked.slice(mostSegments - 1)] : [ranked, []];
  return [
    ...shown.map(({ segment, effect }) => ({ x: dimensionText(result.spec.by, segment), y: effect })),
    ...(rest.length === 0 ? [] : [{ x: `${rest.length} others`, y: rest.reduce((sum, { effect }) => sum + effect, 0) }]),
  ];
}

function bySize({ segments }: BridgeResult) {
  return [...segments].sort((left, right) => Math.abs(right.effect) - Math.abs(left.effect));
}
