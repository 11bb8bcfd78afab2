import { microsToText } from '../query/format-value.ts';

/** Exact sums of one segment before (0) and after (1); a leaf has no parts, and the sums of a branch are those of its parts. */
export interface SegmentCounts {
  readonly segment: string;
  readonly n0: bigint;
  readonly d0: bigint;
  readonly n1: bigint;
  readonly d1: bigint;
  /** Rows behind it, where a segment may be there with a value of zero; without them the denominators tell. */
  readonly rows0?: bigint;
  readonly rows1?: bigint;
  readonly parts?: readonly SegmentCounts[];
}

/** A leaf with its segment of every dimension, outermost first. */
export interface Leaf extends Omit<SegmentCounts, 'segment' | 'parts'> {
  readonly path: readonly string[];
}

/** Leaves as a tree of their paths, in order of first appearance. */
export function segmentTree(leaves: readonly Leaf[], depth = 0): readonly SegmentCounts[] {
  const groups = new Map<string, Leaf[]>();
  for (const leaf of leaves) {
    const name = leaf.path[depth] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), leaf]);
  }
  const isLast = leaves.every(({ path }) => path.length <= depth + 1);
  return [...groups].map(([segment, members]) => ({
    segment,
    n0: total(members, 'n0'),
    d0: total(members, 'd0'),
    n1: total(members, 'n1'),
    d1: total(members, 'd1'),
    rows0: total(members, 'rows0'),
    rows1: total(members, 'rows1'),
    ...(isLast ? {} : { parts: segmentTree(members, depth + 1) }),
  }));
}

type Sum = 'n0' | 'd0' | 'n1' | 'd1' | 'rows0' | 'rows1';

/** One of the sums over all segments of a level. */
export function total(segments: readonly Partial<Readonly<Record<Sum, bigint>>>[], key: Sum): bigint {
  return segments.reduce((all, segment) => all + (segment[key] ?? 0n), 0n);
}

/** A sum as exact decimal text in units: 12 for counts, "3.50" for micro-units. */
export function sumText(sum: bigint, units: bigint): string {
  return units === 1n ? sum.toString() : microsToText(sum).replace(/(\.\d{2}\d*?)0+$/, '$1');
}
