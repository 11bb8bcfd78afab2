/** A part and its whole, now and before; numbers in the metric's unit. `weight` is what the number is divided by, for sums nothing. */
export interface ContributionParts {
  readonly value: number | null;
  readonly base: number | null;
  /** Denominators, where the number is a ratio. */
  readonly weight: number | null;
  readonly baseWeight: number | null;
}

/**
 * What a part did to the change of the whole; over all parts it adds up to the change. Of a ratio in its unit: growth of a part that is
 * better than the whole was counts for it, too. Of a sum as a share of the whole before. Null where there is no change to explain.
 */
export function contribution(part: ContributionParts, whole: ContributionParts): number | null {
  if (whole.value === null || whole.base === null) return null;
  if (whole.weight === null || whole.baseWeight === null) {
    return whole.base === 0 ? null : ((part.value ?? 0) - (part.base ?? 0)) / Math.abs(whole.base);
  }
  if (whole.weight === 0 || whole.baseWeight === 0) return null;
  const share = (part.weight ?? 0) / whole.weight;
  const shareBefore = (part.baseWeight ?? 0) / whole.baseWeight;
  return share * (part.value ?? 0) - shareBefore * (part.base ?? 0) - whole.base * (share - shareBefore);
}
