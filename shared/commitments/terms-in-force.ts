import type { Amendment, Commitment } from './commitment.ts';

/** Amendments in the order in which they take effect. */
export function amendmentsInOrder(commitment: Commitment): readonly Amendment[] {
  return commitment.amendments.toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : a.effectiveFrom > b.effectiveFrom ? 1 : 0));
}

/** The clause by the terms in force on a day, and the last amendment that made them so. */
export function termsOn(commitment: Commitment, day: string): { readonly terms: Commitment; readonly amendment: Amendment | null } {
  const inForce = amendmentsInOrder(commitment).filter(({ effectiveFrom }) => effectiveFrom <= day);
  const terms = inForce.reduce<Commitment>((changed, { changes }) => ({ ...changed, ...changes }), commitment);
  return { terms, amendment: inForce.at(-1) ?? null };
}
