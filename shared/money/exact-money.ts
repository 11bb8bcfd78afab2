import { compareFractions, decimalFraction, type Fraction, fraction, roundFraction } from './fraction.ts';

const digitsOf = new Map<string, number>();

/** Digits after the point of an ISO 4217 currency: USD 2, JPY 0, KWD 3; 2 where the code is not a known one. */
export function currencyDecimals(currency: string): number {
  if (!/^[A-Z]{3}$/.test(currency)) return 2;
  const known = digitsOf.get(currency);
  if (known !== undefined) return known;
  const digits = new Intl.NumberFormat('en-US', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  digitsOf.set(currency, digits);
  return digits;
}

/** Decimal text of an amount with exactly `decimals` places; the amount must need no more. */
function fixedText(amount: Fraction, decimals: number): string {
  const scaled = (amount.n * 10n ** BigInt(decimals)) / amount.d;
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const text = decimals === 0 ? digits : `${whole}.${digits.slice(digits.length - decimals)}`;
  return scaled < 0n ? `-${text}` : text;
}

/** An amount as decimal text in the currency's minor units, rounded half-even. */
export function moneyText(amount: Fraction, currency: string): string {
  const decimals = currencyDecimals(currency);
  return fixedText(roundFraction(amount, decimals, 'half-even'), decimals);
}

/** `base` (decimal text) times `share`, rounded half-even to the minor unit, never above `cap`. */
export function shareOfMoney(base: string, share: number, currency: string, cap: string | null): string {
  const part = decimalFraction(share);
  const whole = decimalFraction(base);
  const amount = roundFraction(fraction(whole.n * part.n, whole.d * part.d), currencyDecimals(currency), 'half-even');
  return moneyText(atMost(amount, cap), currency);
}

function atMost(amount: Fraction, cap: string | null): Fraction {
  if (cap === null) return amount;
  const limit = decimalFraction(cap);
  return compareFractions(amount, limit) > 0 ? limit : amount;
}
