import type { BridgeSegment } from '../query/bridge-result.ts';
import { exactRatio } from '../query/exact-ratio.ts';

/** Exact numerator and denominator of one segment before (0) and after (1). */
export interface SegmentCounts {
  readonly segment: string;
  readonly n0: bigint;
  readonly d0: bigint;
  readonly n1: bigint;
  readonly d1: bigint;
}

export interface Bridge {
  readonly start: number;
  readonly end: number;
  readonly change: number;
  readonly rate: number;
  readonly mix: number;
  readonly interaction: number;
  readonly segments: readonly BridgeSegment[];
  readonly reversal: boolean;
}

/** Effects are kept as integers of this many digits until they are shown, so that they add up whatever the order of segments. */
const digits = 10n ** 30n;

/** 10^22 is the largest power of ten that a float holds exactly: dividing by it rounds once, so that 0.75 is shown as 0.75. */
const shownAs = { digits: 1e22, beyond: 10n ** 8n };

interface Effects {
  readonly rate: bigint;
  readonly mix: bigint;
  readonly interaction: bigint;
}

/**
 * Takes the change of an overall ratio apart (DOMAIN 1.1), w = share of the denominator, r = rate of a segment:
 * rate = w0(r1 - r0), mix = (w1 - w0)r0, interaction = (w1 - w0)(r1 - r0); the midpoint form gives half of the interaction to each.
 * A segment that only one period has changes nothing but the mix. `scale` is 1 for ratios, 10,000 for bps.
 * Null when one of the periods has an empty denominator.
 */
export function bridgeOf(segments: readonly SegmentCounts[], form: 'three-part' | 'midpoint', scale: 1 | 10_000): Bridge | null {
  const [total0, total1] = [sum(segments, 'd0'), sum(segments, 'd1')];
  if (total0 === 0n || total1 === 0n) return null;
  const start = scaled(sum(segments, 'n0'), total0);
  const end = scaled(sum(segments, 'n1'), total1);
  const parts = segments.map((segment) => withForm(effectsOf(segment, total0, total1), form));
  const exact = (value: bigint): number => (Number(value / shownAs.beyond) / shownAs.digits) * scale;
  const level = (key: 'n0' | 'n1', total: bigint): number => exactRatio(sum(segments, key) * BigInt(scale), total) ?? 0;
  const totalOf = (pick: keyof Effects): bigint => parts.reduce((all, part) => all + part[pick], 0n);
  // The rest of the integer divisions (below 1e-27) goes to the mix, so that the three parts are the change.
  const [rate, interaction] = [totalOf('rate'), totalOf('interaction')];
  const mix = end - start - rate - interaction;
  return {
    start: level('n0', total0),
    end: level('n1', total1),
    change: exact(end - start),
    rate: exact(rate),
    mix: exact(mix),
    interaction: exact(interaction),
    segments: segments.map((segment, index) => segmentOf(segment, parts[index] ?? nothing, total0, total1, scale, exact)),
    reversal: isReversal(segments, end - start),
  };
}

const nothing: Effects = { rate: 0n, mix: 0n, interaction: 0n };

function effectsOf({ n0, d0, n1, d1 }: SegmentCounts, total0: bigint, total1: bigint): Effects {
  if (d0 === 0n || d1 === 0n) return { ...nothing, mix: scaled(n1, total1) - scaled(n0, total0) };
  const shareChange = d1 * total0 - d0 * total1;
  const rateChange = n1 * d0 - n0 * d1;
  return {
    rate: scaled(rateChange, total0 * d1),
    mix: scaled(shareChange * n0, total0 * total1 * d0),
    interaction: scaled(shareChange * rateChange, total0 * total1 * d0 * d1),
  };
}

function withForm(effects: Effects, form: 'three-part' | 'midpoint'): Effects {
  if (form === 'three-part') return effects;
  const half = effects.interaction / 2n;
  return { rate: effects.rate + half, mix: effects.mix + effects.interaction - half, interaction: 0n };
}

function segmentOf(
  counts: SegmentCounts,
  effects: Effects,
  total0: bigint,
  total1: bigint,
  scale: 1 | 10_000,
  exact: (value: bigint) => number,
): BridgeSegment {
  const { segment, n0, d0, n1, d1 } = counts;
  const rateOf = (n: bigint, d: bigint): number | null => exactRatio(n * BigInt(scale), d);
  return {
    segment,
    numerator0: n0.toString(),
    denominator0: d0.toString(),
    numerator1: n1.toString(),
    denominator1: d1.toString(),
    share0: exactRatio(d0, total0) ?? 0,
    share1: exactRatio(d1, total1) ?? 0,
    rate0: rateOf(n0, d0),
    rate1: rateOf(n1, d1),
    rateEffect: exact(effects.rate),
    mixEffect: exact(effects.mix),
    interaction: exact(effects.interaction),
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

function sum(segments: readonly SegmentCounts[], key: 'n0' | 'd0' | 'n1' | 'd1'): bigint {
  return segments.reduce((all, segment) => all + segment[key], 0n);
}
