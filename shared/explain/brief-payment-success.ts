import { formatChange, formatValue } from '../query/format-value.ts';
import type { BridgeResult, BridgeSegment } from '../query/bridge-result.ts';
import type { BriefFinding } from './brief.ts';
import { counted } from '../base/words.ts';
import { estimateText } from './finding-words.ts';

export interface PaymentSuccessChange {
  readonly bridge: BridgeResult;
  readonly periodLabel: string;
  readonly compareLabel: string;
  /** Mean value of an order in the reporting currency; null when no amount is known. */
  readonly averageOrder: number | null;
  /** A contribution margin that a business case states (0..1), with its words. */
  readonly margin: { readonly value: number; readonly caseName: string } | null;
  readonly labelOf: (segment: string) => string;
}

const ratio = { kind: 'ratio' } as const;
/** Changes below 0.05 pp are not news. */
const leastChange = 0.0005;

/** What moved the payment success rate between two periods, and what the orders behind it are worth. */
export function paymentSuccessFinding(input: PaymentSuccessChange): BriefFinding | null {
  const { bridge } = input;
  if (Math.abs(bridge.change) < leastChange) return null;
  const hasFallen = bridge.change < 0;
  const orders = bridge.segments.reduce((sum, segment) => sum + BigInt(segment.denominator1), 0n);
  const moved = Math.abs(bridge.change) * Number(orders);
  const { money, moneyLabel } = worth(input, moved, hasFallen);
  const change = `${hasFallen ? 'fell' : 'rose'} ${formatChange(Math.abs(bridge.change), ratio).replace('+', '')} to ${formatValue(bridge.end, ratio, 'en-US', { decimals: 1 })}`;
  return {
    id: 'payment-success',
    money,
    moneyLabel,
    tone: hasFallen ? 'bad' : 'good',
    lead: `Payment success ${change}${bridge.reversal && hasFallen ? ', and no partner is to blame:' : ':'}`,
    rest: cause(input),
    small: `Rate ${points(bridge.rate)} · mix ${points(bridge.mix)} · interaction ${points(bridge.interaction)} pp · ${counted(orders, 'order')} in ${input.periodLabel} against ${input.compareLabel}`,
    deadline: null,
    actions: [
      { label: 'Bridge', action: { kind: 'bridge', bridge: bridge.spec } },
      { label: 'By product', action: { kind: 'slice', metric: bridge.spec.metric, by: bridge.spec.by } },
    ],
    lineage: [bridge.lineage],
  };
}

const points = (effect: number): string => formatChange(effect, ratio, 'en-US', { decimals: 3 }).replace(' pp', '');

function worth(input: PaymentSuccessChange, moved: number, hasFallen: boolean): { money: string | null; moneyLabel: string } {
  const about = `${hasFallen ? 'fewer' : 'more'} paid orders, ${input.periodLabel}`;
  if (input.averageOrder === null) return { money: null, moneyLabel: about };
  const value = moved * input.averageOrder;
  if (input.margin === null) return { money: estimateText(value), moneyLabel: `value of ${about}` };
  const percent = formatValue(input.margin.value, ratio);
  return {
    money: estimateText(value * input.margin.value),
    moneyLabel: `margin of ${about}, at the ${percent} of "${input.margin.caseName}"`,
  };
}

function cause({ bridge, labelOf }: PaymentSuccessChange): string {
  const percent = (value: number): string => formatValue(value, ratio, 'en-US', { decimals: 1 });
  const share = (segment: BridgeSegment): string => {
    const verb = segment.share1 > segment.share0 ? 'grew' : 'shrank';
    return `${labelOf(segment.segment)} ${verb} from ${percent(segment.share0)} to ${percent(segment.share1)} of orders`;
  };
  if (bridge.reversal) {
    const grown = mostBy(
      bridge.segments,
      (segment) => (segment.share1 - segment.share0) * Math.sign(bridge.change) * ((segment.rate0 ?? 0) - bridge.start),
    );
    const moved = bridge.change < 0 ? 'improved' : 'got worse';
    const tail = grown === null ? '' : `; ${share(grown)}${grown.rate1 === null ? '' : ` and succeeds at ${percent(grown.rate1)}`}`;
    return `Every segment ${moved}${tail}.`;
  }
  const byRate = mostBy(bridge.segments, (segment) => segment.rateEffect * Math.sign(bridge.change));
  if (Math.abs(bridge.mix) > Math.abs(bridge.rate)) {
    const byMix = mostBy(
      bridge.segments,
      (segment) => (segment.mixEffect - (segment.share1 - segment.share0) * bridge.start) * Math.sign(bridge.change),
    );
    return byMix === null ? 'The mix of orders changed.' : `Most of it is mix: ${share(byMix)}.`;
  }
  if (byRate === null || byRate.rate0 === null || byRate.rate1 === null) return 'No single segment stands out.';
  return `${labelOf(byRate.segment)} moved most: ${percent(byRate.rate0)} to ${percent(byRate.rate1)}, ${formatChange(byRate.rateEffect, ratio, 'en-US', { decimals: 2 })} of the change.`;
}

function mostBy(segments: readonly BridgeSegment[], score: (segment: BridgeSegment) => number): BridgeSegment | null {
  return segments.reduce<BridgeSegment | null>((best, segment) => (best === null || score(segment) > score(best) ? segment : best), null);
}
