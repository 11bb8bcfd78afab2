/** A claim of part of one observed change, in order of implementation. */
export interface Claim {
  readonly id: string;
  readonly amount: number;
  /** Finance's share of the change, 0..1. */
  readonly share: number | null;
}

export interface Allocated {
  readonly id: string;
  readonly claimed: number;
  readonly allowed: number;
  readonly disallowed: number;
}

/**
 * Claims add up to no more than what was observed: the earliest implemented is kept, later ones get the remainder, the rest is
 * disallowed. Where Finance gave every claim a share and they come to at most 100 %, each gets up to its share instead.
 */
export function allocateClaims(observed: number, claims: readonly Claim[]): Allocated[] {
  const shares = claims.map(({ share }) => share);
  const byShare =
    claims.length > 1 && shares.every((share) => share !== null) && shares.reduce<number>((sum, share) => sum + (share ?? 0), 0) <= 1;
  let left = Math.max(0, observed);
  return claims.map(({ id, amount, share }) => {
    const limit = byShare ? Math.max(0, observed) * (share ?? 0) : left;
    const allowed = Math.min(amount, limit);
    left -= Math.max(0, allowed);
    return { id, claimed: amount, allowed, disallowed: amount - allowed };
  });
}

/** What several are expected to save together before anything is measured: the second acts on what the first leaves, 1 - (1 - a)(1 - b). */
export function combinedShare(shares: readonly number[]): number {
  return 1 - shares.reduce((left, share) => left * (1 - share), 1);
}
