import type { Unit } from '../base/column-batch.ts';
import { periodLabel } from '../calendar/period.ts';
import { faceOf } from '../metrics/metric-face.ts';
import type { BridgeResult } from '../query/bridge-result.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import type { ChartPoint, ChartSpec } from './chart-spec.ts';
import { dimensionName } from './dimension-text.ts';
import { sourceLine } from './source-line.ts';
import { wordChange } from './word-change.ts';

/** Digits at which a bridge is shown, so that its parts visibly add up. */
export const bridgeDecimals = { ratio: 3, bps: 2 } as const;

export function bridgeUnit(result: BridgeResult): Unit {
  return faceOf(result.lineage, result.spec.metric).unit === 'bps' ? { kind: 'bps' } : { kind: 'ratio' };
}

/** What the bridge shows, as a sentence without its full stop. */
export function bridgeFinding(result: BridgeResult, locale = 'en-US'): string {
  const metric = faceOf(result.lineage, result.spec.metric);
  const moved = wordChange(result.start, result.end, bridgeUnit(result), metric.direction, locale);
  const by = dimensionName(result.spec.by);
  if (moved.verdict === 'unchanged') return `${metric.label} ${moved.text}`;
  if (result.reversal)
    return `${metric.label} ${moved.text}: the mix moved, no ${by} got ${result.change < 0 === (metric.direction !== 'down') ? 'worse' : 'better'}`;
  const largest = Math.abs(result.mix) > Math.abs(result.rate) ? `mostly the mix by ${by}` : `mostly the rate within each ${by}`;
  return `${metric.label} ${moved.text}, ${largest}`;
}

/** Start, rate, mix, interaction, end: the parts in the metric's own unit. */
export function bridgeChart(result: BridgeResult, locale = 'en-US'): ChartSpec {
  const { spec } = result;
  const metric = faceOf(result.lineage, spec.metric);
  const unit = bridgeUnit(result);
  const decimals = unit.kind === 'bps' ? bridgeDecimals.bps : bridgeDecimals.ratio;
  const by = dimensionName(spec.by);
  const total = (x: string, y: number): ChartPoint => ({ x, y, text: formatValue(y, unit, locale, { decimals }), label: x });
  const delta = (x: string, y: number): ChartPoint => ({ x, y, text: formatChange(y, unit, locale, { decimals }), label: x });
  const changes = [delta(`Rate within each ${by}`, result.rate), delta(`Mix by ${by}`, result.mix)];
  if (spec.form !== 'midpoint') changes.push(delta('Interaction', result.interaction));
  const [from, to] = [periodLabel(spec.from), periodLabel(spec.to)];
  const title = bridgeFinding(result, locale);
  return {
    kind: 'waterfall',
    title,
    subtitle: `${to} against ${from}, by ${by}`,
    xKind: 'category',
    yLabel: `${metric.label}, ${unit.kind === 'bps' ? 'bps' : '%'}`,
    unit,
    series: [{ key: 'steps', label: metric.label, points: [total(from, result.start), ...changes, total(to, result.end)] }],
    steps: ['total', ...changes.map(() => 'delta' as const), 'total'],
    annotations: [],
    direction: metric.direction,
    source: sourceLine(result.lineage, locale),
    alternative: `${result.sentence.trim() === '' ? `${title}.` : result.sentence} ${changes.map((change) => `${change.x} ${change.text}`).join(', ')}.`,
  };
}
