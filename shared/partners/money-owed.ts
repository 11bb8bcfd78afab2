import { dayNumber } from '../calendar/day.ts';
import { moneyText } from '../money/exact-money.ts';
import { addFractions, decimalFraction, fraction } from '../money/fraction.ts';
import { written } from '../commitments/remedy.ts';
import { claimedAmount, claimState, isClaimOver } from './claim.ts';
import type { MoneyItem, OwedByUs, PartnerMoney } from './money-item.ts';

/** Money that is still to come: neither collected nor written off. */
export function isStillOwed({ claim }: Pick<MoneyItem, 'claim'>): boolean {
  return claim === null || !isClaimOver(claimState(claim));
}

/** Days from `asOf` until a day; negative when it has gone by. */
export function daysUntil(day: string, asOf: string): number {
  return dayNumber(day) - dayNumber(asOf);
}

/** Sums of what each partner owes, what of it came in, and what it is owed, in the reporting currency. Items without a plan rate make no total. */
export function moneyByPartner(items: readonly MoneyItem[], byUs: readonly OwedByUs[], currency: string): PartnerMoney[] {
  const partners = [...new Set([...items, ...byUs].map(({ partner }) => partner))].sort();
  const sum = (of: readonly Pick<MoneyItem, 'worth'>[]): string | null => {
    if (of.some(({ worth }) => worth === null)) return null;
    return moneyText(
      of.reduce((total, { worth }) => addFractions(total, decimalFraction(worth ?? '0')), fraction(0n)),
      currency,
    );
  };
  // What a partner agreed to pay, or paid, stands in the place of what the data says.
  const told = items.map((item) => ({ ...item, worth: item.claimWorth ?? item.worth }));
  return partners.map((partner) => {
    const own = told.filter((item) => item.partner === partner);
    const isCollected = ({ claim }: MoneyItem): boolean => claim !== null && claimState(claim) === 'collected';
    return {
      partner,
      owedToUs: sum(own.filter(isStillOwed)),
      owedByUs: sum(byUs.filter((item) => item.partner === partner)),
      collected: sum(own.filter(isCollected)),
      items: own.length,
    };
  });
}

/** What a partner still owes where a plan rate is missing: amounts side by side in their own currencies, "USD 10,000.00 + CAD 5.00". */
export function unconvertedText(items: readonly MoneyItem[], partner: string): string {
  const sums = new Map<string, ReturnType<typeof decimalFraction>>();
  for (const { amount, claim } of items.filter((item) => item.partner === partner && isStillOwed(item))) {
    const owed = claim === null ? amount : { amount: claimedAmount(claim), currency: claim.currency };
    sums.set(owed.currency, addFractions(sums.get(owed.currency) ?? fraction(0n), decimalFraction(owed.amount)));
  }
  return [...sums].map(([currency, sum]) => written(moneyText(sum, currency), currency)).join(' + ');
}
