import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import type { Bridge } from './bridge.ts';

export interface BridgeWords {
  readonly metric: string;
  readonly unit: Unit;
  readonly direction: 'up' | 'down' | 'info';
  readonly locale: string;
  /** What the denominator counts: "orders", "attempts", "sales". */
  readonly population: string;
  readonly segmentLabel: (segment: string) => string;
}

/** The bridge in two sentences: how far the total moved, what moved it, and whether the segments moved the other way. */
export function bridgeSentence(bridge: Bridge, words: BridgeWords): string {
  const change = (value: number): string => formatChange(value, words.unit, words.locale);
  const part = (one: number): string => formatChange(one, words.unit, words.locale, { decimals: 2 });
  const value = (one: number): string => formatValue(one, words.unit, words.locale);
  const size = change(bridge.change).replace(/^[+−]/, '');
  const isFlat = !/[1-9]/.test(size);
  const verb = isFlat ? 'did not move' : bridge.change > 0 ? `rose ${size}` : `fell ${size}`;
  const moved = `${words.metric} ${verb}, from ${value(bridge.start)} to ${value(bridge.end)}: rates ${part(bridge.rate)}, mix ${part(bridge.mix)}${
    bridge.interaction === 0 ? '' : `, both together ${part(bridge.interaction)}`
  }.`;
  return bridge.reversal ? `${moved} ${reversalSentence(bridge, words)}` : `${moved} ${driverSentence(bridge, words, part)}`.trim();
}

/** "Every segment improved; BNPL grew from 40.0 % to 55.0 % of orders." */
function reversalSentence(bridge: Bridge, words: BridgeWords): string {
  const segmentsRose = bridge.change < 0;
  const word =
    words.direction === 'info' ? (segmentsRose ? 'rose' : 'fell') : segmentsRose === (words.direction === 'up') ? 'improved' : 'worsened';
  const shift = largest(bridge, (segment) => Math.abs(segment.share1 - segment.share0));
  const share = (part: number): string => formatValue(part, { kind: 'ratio' }, words.locale, { decimals: 1 });
  const growth =
    shift === null
      ? ''
      : `; ${words.segmentLabel(shift.segment)} ${shift.share1 > shift.share0 ? 'grew' : 'shrank'} from ${share(shift.share0)} to ${share(shift.share1)} of ${words.population}`;
  return `Every segment ${word}${growth}.`;
}

function driverSentence(bridge: Bridge, words: BridgeWords, change: (value: number) => string): string {
  const driver = largest(bridge, (segment) => Math.abs(segment.rateEffect));
  if (driver === null || driver.rateEffect === 0) return '';
  return `The largest rate effect is ${words.segmentLabel(driver.segment)} with ${change(driver.rateEffect)}.`;
}

/** Largest by weight; among equals the one that grew, then the first by name, so that the order of segments does not matter. */
function largest(bridge: Bridge, weight: (segment: Bridge['segments'][number]) => number): Bridge['segments'][number] | null {
  const sorted = [...bridge.segments].sort((left, right) => {
    const difference = weight(right) - weight(left);
    if (Math.abs(difference) > 1e-12) return difference;
    return right.share1 - right.share0 - (left.share1 - left.share0) || (left.segment < right.segment ? -1 : 1);
  });
  return sorted[0] ?? null;
}
