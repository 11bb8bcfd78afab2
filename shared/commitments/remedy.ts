import { assertNever } from '../base/assert-never.ts';
import { moneyText, shareOfMoney } from '../money/exact-money.ts';
import {
  addFractions,
  ceilFraction,
  compareFractions,
  decimalFraction,
  type Fraction,
  fraction,
  multiplyFractions,
  subtractFractions,
} from '../money/fraction.ts';
import { formatValue } from '../query/format-value.ts';
import type { ClauseUnit } from './clause-unit.ts';
import type { Commitment } from './commitment.ts';

/** A credit, exact to the minor unit, and how it comes about. */
export interface Credit {
  readonly amount: string;
  readonly currency: string;
  readonly working: string;
}

type OwingTerms = Pick<Commitment, 'remedy' | 'operator' | 'target' | 'upper'>;

/**
 * Credit owed for a missed window. A ladder's step applies when the value is beyond its level (below it for a floor, above it for a
 * ceiling; exactly at the level does not count), and the highest share that applies is paid, never above the cap.
 */
export function creditFor(terms: OwingTerms, value: Fraction, unit: ClauseUnit = 'ratio'): Credit | null {
  const { remedy } = terms;
  switch (remedy.kind) {
    case 'none':
    case 'late_interest':
      return null;
    case 'fixed': {
      const amount = moneyText(decimalFraction(remedy.amount), remedy.currency);
      return { amount, currency: remedy.currency, working: `fixed at ${written(amount, remedy.currency)}` };
    }
    case 'ladder': {
      const reached = remedy.steps.filter((step) => {
        const order = compareFractions(value, decimalFraction(step.below));
        return terms.operator === '<=' ? order > 0 : order < 0;
      });
      return reached.length === 0 ? null : shareCredit(remedy, Math.max(...reached.map((step) => step.share)), '');
    }
    case 'per_point': {
      const points = pointsMissed(terms, value, unit);
      if (points <= 0n) return null;
      // Three times a tenth in floating point is more than three tenths, and would tip half a cent.
      const share = Math.min(1, Number((Number(points) * remedy.sharePerPoint).toPrecision(12)));
      return shareCredit(remedy, share, `${points} x ${percent(remedy.sharePerPoint)}: `);
    }
    case 'pool':
      return poolCredit(remedy, 0);
    default:
      return assertNever(remedy);
  }
}

/** The pool's share for one miss, after so many misses right before it. */
export function poolCredit(remedy: Extract<Commitment['remedy'], { kind: 'pool' }>, missesBefore: number): Credit {
  const { currency, cap, repeatMultiplier, allocation, atRisk } = remedy;
  const multiplier = missesBefore > 0 ? decimalFraction(repeatMultiplier) : fraction(1n);
  const share = multiplyFractions(multiplyFractions(decimalFraction(atRisk), decimalFraction(allocation)), multiplier);
  const limits = [decimalFraction(atRisk), ...(cap === null ? [] : [decimalFraction(cap)])];
  const least = limits.reduce((low, limit) => (compareFractions(limit, low) < 0 ? limit : low), share);
  const repeat = missesBefore > 0 && repeatMultiplier !== 1 ? ` x ${repeatMultiplier} for a repeated miss` : '';
  const capped = compareFractions(least, share) < 0 ? ', capped' : '';
  return {
    amount: moneyText(least, currency),
    currency,
    working: `${percent(allocation)} of ${written(atRisk, currency)} at risk${repeat}${capped}`,
  };
}

/** One amount that came late, exact and in the currency of the whole; `daysLate` = business days of the partner beyond the promised one. */
export interface LateAmount {
  readonly amount: Fraction;
  readonly daysLate: number;
}

/** Interest for late settlement: the sum of amount x days late, x annual rate / days of the year, rounded half-even once. */
export function lateInterest(
  late: readonly LateAmount[],
  remedy: Extract<Commitment['remedy'], { kind: 'late_interest' }>,
  currency: string,
): Credit | null {
  const days = late.reduce(
    (sum, { amount, daysLate }) => addFractions(sum, multiplyFractions(amount, fraction(BigInt(daysLate)))),
    fraction(0n),
  );
  if (days.n <= 0n) return null;
  const interest = multiplyFractions(multiplyFractions(days, decimalFraction(remedy.annualRate)), fraction(1n, BigInt(remedy.yearDays)));
  return {
    amount: moneyText(interest, currency),
    currency,
    working: `${written(moneyText(days, currency), currency)} (amounts x business days late) x ${percent(remedy.annualRate)} / ${remedy.yearDays}`,
  };
}

function shareCredit(
  { base, currency, cap }: { readonly base: string; readonly currency: string; readonly cap: string | null },
  share: number,
  prefix: string,
): Credit {
  const amount = shareOfMoney(base, share, currency, cap);
  const uncapped = shareOfMoney(base, share, currency, null);
  const capped = amount === uncapped ? '' : `, capped at ${written(amount, currency)}`;
  return { amount, currency, working: `${prefix}${percent(share)} of ${written(base, currency)}${capped}` };
}

/** Whole or begun points beyond the target: percentage points of a ratio, hundreds of bps, units of anything else. */
function pointsMissed({ operator, target, upper }: OwingTerms, value: Fraction, unit: ClauseUnit): bigint {
  const isAbove = operator === 'between' && upper !== null && compareFractions(value, decimalFraction(upper)) > 0;
  const level = decimalFraction(isAbove ? upper : target);
  const missed = operator === '<=' || isAbove ? subtractFractions(value, level) : subtractFractions(level, value);
  const scale = unit === 'ratio' ? fraction(100n) : unit === 'bps' ? fraction(1n, 100n) : fraction(1n);
  return ceilFraction(multiplyFractions(missed, scale));
}

const percent = (share: number): string => formatValue(share, { kind: 'ratio' }, 'en-US', { decimals: decimalsOf(share) });

function decimalsOf(share: number): number {
  return /\.(\d+)$/.exec(String(Number((share * 100).toPrecision(12))))?.[1]?.length ?? 0;
}

/** "USD 420,000.00": in the currency's own digits. */
export function written(amount: string, currency: string): string {
  const text = moneyText(decimalFraction(amount), currency);
  const [whole = '', cents] = text.split('.');
  return `${currency} ${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${cents === undefined ? '' : `.${cents}`}`;
}
