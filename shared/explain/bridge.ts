import type { BridgeLevel, BridgeSegment } from '../query/bridge-result.ts';
import { exactRatio } from '../query/exact-ratio.ts';
import { type SegmentCounts, sumText, total } from './segment-tree.ts';

export type { SegmentCounts } from './segment-tree.ts';

export interface Bridge {
  readonly start: number;
  readonly end: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly interaction: number;
  /** One for each dimension of the path. */
  readonly levels: readonly Omit<BridgeLevel, 'by'>[];
  readonly segments: readonly BridgeSegment[];
  readonly reversal: boolean;
}

export type BridgeForm = 'three-part' | 'midpoint';

/** How many of the whole numbers of each sum are one unit (1,000,000 for micro-units), and what a ratio is shown times: 10,000 for bps. */
export interface RatioScale {
  readonly topUnits: bigint;
  readonly bottomUnits: bigint;
  readonly factor: bigint;
}

/** Effects are kept as integers of this many digits until they are shown, so that they add up whatever the order of segments. */
const digits = 10n ** 30n;

/** 10^22 is the largest power of ten that a float holds exactly: dividing by it rounds once, so that 0.75 is shown as 0.75. */
const shownAs = { digits: 1e22, beyond: 10n ** 8n };

const exact = (value: bigint): number => Number(value / shownAs.beyond) / shownAs.digits;

interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

interface Effects {
  readonly counts: SegmentCounts;
  readonly rate: bigint;
  readonly mix: bigint;
  readonly againstAverage: bigint;
  readonly interaction: bigint;
  readonly parts: readonly Effects[];
}

interface Whole {
  readonly n0: bigint;
  readonly d0: bigint;
  readonly d1: bigint;
}

/**
 * Takes the change of an overall ratio apart (DOMAIN 1.1), w = share of the denominator, r = rate of a segment:
 * rate = w0(r1 - r0), mix = (w1 - w0)r0, interaction = (w1 - w0)(r1 - r0); the midpoint form gives half of the interaction to each.
 * A segment that only one period has changes nothing but the mix. The rate effect of a segment with parts is taken apart in the same
 * way, times the segment's weight: so the effects of all levels add up to the change. Null when a period has an empty denominator.
 */
export function bridgeOf(segments: readonly SegmentCounts[], form: BridgeForm, scale: RatioScale): Bridge | null {
  const [d0, d1] = [total(segments, 'd0'), total(segments, 'd1')];
  if (d0 === 0n || d1 === 0n) return null;
  const [n0, n1] = [total(segments, 'n0'), total(segments, 'n1')];
  const worth: Fraction = { top: scale.factor * scale.bottomUnits, bottom: scale.topUnits };
  const level = (n: bigint, d: bigint): number | null => exactRatio(n * worth.top, d * worth.bottom);
  const change = scaled((n1 * d0 - n0 * d1) * worth.top, d0 * d1 * worth.bottom);
  const effects = effectsOf(segments, worth, form);
  const levels = levelsOf(effects, change);
  const [first] = levels;
  return {
    start: level(n0, d0) ?? 0,
    end: level(n1, d1) ?? 0,
    change: exact(change),
    rate: exact(first?.rate ?? 0n),
    mix: exact(first?.mix ?? 0n),
    interaction: exact(first?.interaction ?? 0n),
    levels: levels.map(({ rate, mix, interaction }) => ({ rate: exact(rate), mix: exact(mix), interaction: exact(interaction) })),
    segments: effects.map((each) => segmentOf(each, { n0, d0, d1 }, scale, level)),
    reversal: isReversal(segments, change),
  };
}

function effectsOf(segments: readonly SegmentCounts[], weight: Fraction, form: BridgeForm): readonly Effects[] {
  const whole = { n0: total(segments, 'n0'), d0: total(segments, 'd0'), d1: total(segments, 'd1') };
  return segments.map((counts): Effects => {
    const own = effectOf(counts, whole, weight, form);
    const isInBoth = counts.d0 > 0n && counts.d1 > 0n;
    const parts = counts.parts === undefined || !isInBoth ? [] : effectsOf(counts.parts, weightWithin(counts, whole, weight, form), form);
    return { counts, ...own, parts };
  });
}

function effectOf(counts: SegmentCounts, whole: Whole, weight: Fraction, form: BridgeForm): Omit<Effects, 'counts' | 'parts'> {
  const { n0, d0, n1, d1 } = counts;
  const weighed = (top: bigint, bottom: bigint): bigint => scaled(top * weight.top, bottom * weight.bottom);
  const shareChange = d1 * whole.d0 - d0 * whole.d1;
  const averageMix = (levelTop: bigint, levelBottom: bigint): bigint =>
    weighed(shareChange * (levelTop * whole.d0 - whole.n0 * levelBottom), whole.d0 * whole.d1 * levelBottom * whole.d0);
  if (d0 === 0n && d1 === 0n) return { rate: 0n, mix: 0n, againstAverage: 0n, interaction: 0n };
  if (d0 === 0n || d1 === 0n) {
    const mix = d0 === 0n ? weighed(n1, whole.d1) : -weighed(n0, whole.d0);
    return { rate: 0n, mix, againstAverage: d0 === 0n ? averageMix(n1, d1) : averageMix(n0, d0), interaction: 0n };
  }
  const rateChange = n1 * d0 - n0 * d1;
  const rate = weighed(rateChange, whole.d0 * d1);
  const mix = weighed(shareChange * n0, whole.d0 * whole.d1 * d0);
  const interaction = weighed(shareChange * rateChange, whole.d0 * whole.d1 * d0 * d1);
  const againstAverage = averageMix(n0, d0);
  if (form === 'three-part') return { rate, mix, againstAverage, interaction };
  const half = interaction / 2n;
  const rest = interaction - half;
  return { rate: rate + half, mix: mix + rest, againstAverage: againstAverage + rest, interaction: 0n };
}

/** The weight that a segment's own change of rate has in the total: its share before, in the midpoint form between both shares. */
function weightWithin({ d0, d1 }: SegmentCounts, whole: Whole, weight: Fraction, form: BridgeForm): Fraction {
  if (form === 'three-part') return { top: weight.top * d0, bottom: weight.bottom * whole.d0 };
  return { top: weight.top * (d0 * whole.d1 + d1 * whole.d0), bottom: weight.bottom * 2n * whole.d0 * whole.d1 };
}

/** The rest of the integer divisions (below 1e-25) goes to the mix of each level, so that the levels are the change. */
function levelsOf(effects: readonly Effects[], change: bigint): readonly Pick<Effects, 'rate' | 'mix' | 'interaction'>[] {
  if (effects.length === 0) return [];
  const rate = effects.reduce((sum, each) => sum + each.rate, 0n);
  const interaction = effects.reduce((sum, each) => sum + each.interaction, 0n);
  const below = effects.flatMap(({ parts }) => parts);
  return [{ rate, interaction, mix: change - rate - interaction }, ...levelsOf(below, rate)];
}

type Level = (numerator: bigint, denominator: bigint) => number | null;

function segmentOf(effects: Effects, whole: Whole, scale: RatioScale, level: Level): BridgeSegment {
  const { counts, parts, rate, againstAverage, interaction } = effects;
  const { segment, n0, d0, n1, d1 } = counts;
  const isInBoth = d0 > 0n && d1 > 0n;
  return {
    segment,
    presence: d0 === 0n && d1 > 0n ? 'entered' : d1 === 0n && d0 > 0n ? 'left' : 'both',
    numerator0: sumText(n0, scale.topUnits),
    denominator0: sumText(d0, scale.bottomUnits),
    numerator1: sumText(n1, scale.topUnits),
    denominator1: sumText(d1, scale.bottomUnits),
    share0: exactRatio(d0, whole.d0) ?? 0,
    share1: exactRatio(d1, whole.d1) ?? 0,
    rate0: level(n0, d0),
    rate1: level(n1, d1),
    rateEffect: exact(rate),
    mixEffect: exact(effects.mix),
    mixAgainstAverage: exact(againstAverage),
    interaction: exact(interaction),
    effect: exact(rate + againstAverage + interaction),
    reversal: isInBoth && isReversal(counts.parts ?? [], n1 * d0 - n0 * d1),
    parts: parts.map((part) => segmentOf(part, { n0, d0, d1 }, scale, level)),
  };
}

/** Simpson's reversal: at least two segments can be compared, all of them moved against the total or stood still, and not all stood still. */
function isReversal(segments: readonly SegmentCounts[], change: bigint): boolean {
  const moves = segments.filter(({ d0, d1 }) => d0 > 0n && d1 > 0n).map(({ n0, d0, n1, d1 }) => n1 * d0 - n0 * d1);
  if (moves.length < 2 || change === 0n) return false;
  return moves.some((move) => move !== 0n) && moves.every((move) => (change < 0n ? move >= 0n : move <= 0n));
}

function scaled(numerator: bigint, denominator: bigint): bigint {
  return (numerator * digits) / denominator;
}
