import type { BridgeSegment } from '../query/bridge-result.ts';
import { exactRatio } from '../query/exact-ratio.ts';
import type { Bridge } from './bridge.ts';
import { type SegmentCounts, sumText, total } from './segment-tree.ts';

/**
 * Takes the change of a sum apart: each segment did what it changed by, and its parts add up to it. `units` is how many of the whole
 * numbers are one unit (1 for counts, 1,000,000 for micro-units). Null when neither period has rows.
 */
export function additiveBridge(segments: readonly SegmentCounts[], units: bigint): Bridge | null {
  if (total(segments, 'rows0') === 0n && total(segments, 'rows1') === 0n) return null;
  const [n0, n1] = [total(segments, 'n0'), total(segments, 'n1')];
  const shown = (sum: bigint): number => exactRatio(sum, units) ?? 0;
  return {
    start: shown(n0),
    end: shown(n1),
    change: shown(n1 - n0),
    rate: 0,
    mix: 0,
    interaction: 0,
    levels: [],
    segments: segments.map((segment) => partOf(segment, n0, n1, units)),
    reversal: false,
  };
}

function partOf(counts: SegmentCounts, whole0: bigint, whole1: bigint, units: bigint): BridgeSegment {
  const { segment, n0, n1, rows0 = 0n, rows1 = 0n, parts = [] } = counts;
  const shown = (sum: bigint): number => exactRatio(sum, units) ?? 0;
  return {
    segment,
    presence: rows0 === 0n && rows1 > 0n ? 'entered' : rows1 === 0n && rows0 > 0n ? 'left' : 'both',
    numerator0: sumText(n0, units),
    denominator0: '',
    numerator1: sumText(n1, units),
    denominator1: '',
    share0: exactRatio(n0, whole0) ?? 0,
    share1: exactRatio(n1, whole1) ?? 0,
    rate0: rows0 === 0n ? null : shown(n0),
    rate1: rows1 === 0n ? null : shown(n1),
    rateEffect: 0,
    mixEffect: 0,
    mixAgainstAverage: 0,
    interaction: 0,
    effect: shown(n1 - n0),
    reversal: false,
    parts: parts.map((part) => partOf(part, n0, n1, units)),
  };
}
