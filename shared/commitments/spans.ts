/** A half-open stretch of whole minutes, as minutes since 1970-01-01 UTC. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same minutes as disjoint spans in order: overlaps are counted once. */
export function unionSpans(spans: readonly Span[]): Span[] {
  const sorted = spans.filter((span) => span.to > span.from).toSorted((a, b) => a.from - b.from);
  const union: Span[] = [];
  for (const span of sorted) {
    const last = union.at(-1);
    if (last !== undefined && span.from <= last.to) union[union.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else union.push(span);
  }
  return union;
}

/** Parts of `spans` inside [from, to). */
export function clipSpans(spans: readonly Span[], from: number, to: number): Span[] {
  return spans.map((span) => ({ from: Math.max(span.from, from), to: Math.min(span.to, to) })).filter((span) => span.to > span.from);
}

/** Minutes of `spans` (a union) that are not in `without` (a union). */
export function subtractSpans(spans: readonly Span[], without: readonly Span[]): Span[] {
  let left = [...spans];
  for (const hole of without) {
    left = left.flatMap((span) => [
      ...clipSpans([span], Number.NEGATIVE_INFINITY, hole.from),
      ...clipSpans([span], hole.to, Number.POSITIVE_INFINITY),
    ]);
  }
  return left;
}

export function minutesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, 0);
}
