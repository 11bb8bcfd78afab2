import { currencyExponent } from '../money/iso4217.ts';

/** Minor units as a decimal with all the digits of the currency; the plain integer where it is not ISO 4217. */
export function minorText(minor: bigint, currency: string): string {
  const digits = currencyExponent(currency) ?? 0;
  const size = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0');
  const split = size.length - digits;
  return `${minor < 0n ? '-' : ''}${size.slice(0, split)}${digits === 0 ? '' : `.${size.slice(split)}`}`;
}
