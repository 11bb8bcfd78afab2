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
  const left: Span[] = [];
  let first = 0;
  for (const span of spans) {
    while (first < without.length && (without[first]?.to ?? 0) <= span.from) first++;
    let from = span.from;
    for (let at = first; at < without.length; at++) {
      const hole = without[at];
      if (hole === undefined || hole.from >= span.to) break;
      if (hole.from > from) left.push({ from, to: hole.from });
      from = Math.max(from, hole.to);
    }
    if (from < span.to) left.push({ from, to: span.to });
  }
  return left;
}

/** Whether a minute lies in `spans` (a union). */
export function isInSpans(spans: readonly Span[], minute: number): boolean {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.to ?? 0) <= minute) low = middle + 1;
    else high = middle;
  }
  return (spans[low]?.from ?? Number.POSITIVE_INFINITY) <= minute;
}

export function minutesIn(spans: readonly Span[]): number {
  return spans.reduce((sum, span) => sum + span.to - span.from, 0);
}
