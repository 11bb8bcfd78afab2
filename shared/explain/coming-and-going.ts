import type { BridgeSegment } from '../query/bridge-result.ts';

const named = 3;

/** "New: PIX +0.20 pp. Gone: PLCC −0.10 pp." for the segments that only one of the periods holds, largest effect first. */
export function comingAndGoing(segments: readonly BridgeSegment[], words: (segment: BridgeSegment) => string): readonly string[] {
  return (['entered', 'left'] as const).flatMap((presence) => {
    const found = segments
      .filter((segment) => segment.presence === presence)
      .sort((left, right) => Math.abs(right.effect) - Math.abs(left.effect));
    if (found.length === 0) return [];
    const more = found.length > named ? ` and ${found.length - named} more` : '';
    return [`${presence === 'entered' ? 'New' : 'Gone'}: ${found.slice(0, named).map(words).join(', ')}${more}.`];
  });
}
