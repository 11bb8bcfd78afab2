/** Shares 0 and 1 of two independent counts. */
export interface CountedShare {
  readonly count: number;
  readonly total: number;
}

/**
 * Pooled two-proportion z (DOMAIN 1.1): how many standard errors the second share lies above the first; 1.96 is 95 %.
 * Null where nothing can be said: an empty side, or shares that are both 0 or both 1.
 */
export function twoProportionZ(first: CountedShare, second: CountedShare): number | null {
  if (first.total <= 0 || second.total <= 0) return null;
  const pooled = (first.count + second.count) / (first.total + second.total);
  const variance = pooled * (1 - pooled) * (1 / first.total + 1 / second.total);
  return variance <= 0 ? null : (second.count / second.total - first.count / first.total) / Math.sqrt(variance);
}
