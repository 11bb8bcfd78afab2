import { addDays } from '../calendar/day.ts';
import { moneyText, shareOfMoney } from '../money/exact-money.ts';
import { compareFractions, decimalFraction, type Fraction } from '../money/fraction.ts';
import type { Commitment } from './commitment.ts';

/**
 * Credit owed for a missed window, exact to the minor unit. A ladder's step applies when the value is beyond its level (below it for a
 * floor, above it for a ceiling; exactly at the level does not count), and the highest share that applies is paid, never above the cap.
 */
export function creditFor(commitment: Commitment, value: Fraction): { readonly amount: string; readonly currency: string } | null {
  const remedy = commitment.remedy;
  switch (remedy.kind) {
    case 'none':
      return null;
    case 'fixed':
      return { amount: moneyText(decimalFraction(remedy.amount), remedy.currency), currency: remedy.currency };
    case 'ladder': {
      const reached = remedy.steps.filter((step) => {
        const order = compareFractions(value, decimalFraction(step.below));
        return commitment.operator === '>=' ? order < 0 : order > 0;
      });
      if (reached.length === 0) return null;
      const share = Math.max(...reached.map((step) => step.share));
      return { amount: shareOfMoney(remedy.base, share, remedy.currency, remedy.cap), currency: remedy.currency };
    }
  }
}

/** Last day on which a claim for the window that ends before `windowTo` can be made. */
export function claimDueDay(commitment: Commitment, windowTo: string): string | null {
  return commitment.claimWithinDays === null ? null : addDays(addDays(windowTo, -1), commitment.claimWithinDays);
}
