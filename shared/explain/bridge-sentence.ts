import type { Unit } from '../base/column-batch.ts';
import type { BridgeSegment } from '../query/bridge-result.ts';
import { formatChange, formatValue } from '../query/format-value.ts';
import type { Bridge } from './bridge.ts';
import { comingAndGoing } from './coming-and-going.ts';

export interface BridgeWords {
  readonly metric: string;
  readonly unit: Unit;
  readonly direction: 'up' | 'down' | 'info';
  readonly locale: string;
  /** What the denominator counts: "orders", "attempts", "sales". */
  readonly population: string;
  /** The dimensions, outermost first. */
  readonly path: readonly string[];
  /** Their names within a sentence. */
  readonly names: readonly string[];
  readonly segmentLabel: (dimension: string, segment: string) => string;
}

/** The bridge in sentences: how far the total moved, what moved it, where it came from, and whether the segments moved the other way. */
export function bridgeSentence(bridge: Bridge, words: BridgeWords): string {
  const change = (value: number): string => formatChange(value, words.unit, words.locale);
  const part = (one: number): string => formatChange(one, words.unit, words.locale, effectDecimals(words.unit));
  const value = (one: number): string => formatValue(one, words.unit, words.locale);
  const size = change(bridge.change).replace(/^[+−]/, '');
  const isFlat = !/[1-9]/.test(size);
  const verb = isFlat ? 'did not move' : bridge.change > 0 ? `rose ${size}` : `fell ${size}`;
  const moved = `${words.metric} ${verb}, from ${value(bridge.start)} to ${value(bridge.end)}: rates ${part(bridge.rate)}, mix ${part(bridge.mix)}${
    bridge.interaction === 0 ? '' : `, both together ${part(bridge.interaction)}`
  }.`;
  return [
    moved,
    ...levelSentences(bridge, words, part),
    bridge.reversal ? reversalSentence(bridge, words) : driverSentence(bridge, words, part),
    ...innerReversals(bridge, words),
    ...comingAndGoing(bridge.segments, (segment) => `${label(words, 0, segment)} ${part(segment.effect)}`),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** Shares in hundredths of a point, amounts and counts as usual. */
function effectDecimals(unit: Unit): { readonly decimals?: number } {
  return unit.kind === 'money' || unit.kind === 'count' ? {} : { decimals: 2 };
}

const label = (words: BridgeWords, depth: number, { segment }: BridgeSegment): string =>
  words.segmentLabel(words.path[depth] ?? '', segment);

/** "Of the rates, by method within each product: rates +0.40 pp, mix +0.30 pp." */
function levelSentences({ levels }: Bridge, { names }: BridgeWords, part: (value: number) => string): readonly string[] {
  return levels.slice(1).map(({ rate, mix, interaction }, index) => {
    return `Of the rates, by ${names[index + 1] ?? ''} within each ${names[index] ?? ''}: rates ${part(rate)}, mix ${part(mix)}${
      interaction === 0 ? '' : `, both together ${part(interaction)}`
    }.`;
  });
}

/** "improved", "worsened", "rose" or "fell", for segments that went the other way than their total. */
function oppositeVerb(totalRose: boolean, direction: BridgeWords['direction']): string {
  const segmentsRose = !totalRose;
  if (direction === 'info') return segmentsRose ? 'rose' : 'fell';
  return segmentsRose === (direction === 'up') ? 'improved' : 'worsened';
}

/** "Every segment improved; BNPL grew from 40.0 % to 55.0 % of orders." */
function reversalSentence(bridge: Bridge, words: BridgeWords): string {
  const verb = oppositeVerb(bridge.change > 0, words.direction);
  const shift = largest(bridge.segments, (segment) => Math.abs(segment.share1 - segment.share0));
  const share = (part: number): string => formatValue(part, { kind: 'ratio' }, words.locale, { decimals: 1 });
  const growth =
    shift === null
      ? ''
      : `; ${label(words, 0, shift)} ${shift.share1 > shift.share0 ? 'grew' : 'shrank'} from ${share(shift.share0)} to ${share(shift.share1)} of ${words.population}`;
  return `Every segment ${verb}${growth}.`;
}

/** "Within BNPL every method improved, although BNPL fell." */
function innerReversals(bridge: Bridge, words: BridgeWords): readonly string[] {
  const inner = (segments: readonly BridgeSegment[], depth: number, trail: readonly string[]): readonly string[] =>
    segments.flatMap((segment) => {
      const here = [...trail, label(words, depth, segment)];
      const rose = (segment.rate1 ?? 0) > (segment.rate0 ?? 0);
      const own = segment.reversal
        ? [
            `Within ${here.join(' › ')} every ${words.names[depth + 1] ?? 'part'} ${oppositeVerb(rose, words.direction)}, although it ${rose ? 'rose' : 'fell'} as a whole.`,
          ]
        : [];
      return [...own, ...inner(segment.parts, depth + 1, here)];
    });
  return inner(bridge.segments, 0, []).slice(0, 3);
}

/** Follows the largest rate effect down the path. */
function driverSentence(bridge: Bridge, words: BridgeWords, change: (value: number) => string): string {
  const trail: BridgeSegment[] = [];
  let { segments } = bridge;
  while (segments.length > 0) {
    const driver = largest(segments, (segment) => Math.abs(segment.rateEffect));
    if (driver === null || driver.rateEffect === 0) break;
    trail.push(driver);
    segments = driver.parts;
  }
  const last = trail.at(-1);
  if (last === undefined) return '';
  return `The largest rate effect is ${trail.map((segment, depth) => label(words, depth, segment)).join(' › ')} with ${change(last.rateEffect)}.`;
}

/** Largest by weight; among equals the one that grew, then the first by name, so that the order of segments does not matter. */
function largest(segments: readonly BridgeSegment[], weight: (segment: BridgeSegment) => number): BridgeSegment | null {
  const sorted = [...segments].sort((left, right) => {
    const difference = weight(right) - weight(left);
    if (Math.abs(difference) > 1e-12) return difference;
    return right.share1 - right.share0 - (left.share1 - left.share0) || (left.segment < right.segment ? -1 : 1);
  });
  return sorted[0] ?? null;
}
