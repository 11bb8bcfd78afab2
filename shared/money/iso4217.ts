/**
 * ISO 4217 currency codes and how many minor-unit digits each has.
 * Two digits unless listed. Codes without a minor unit by the standard (funds, metals, XXX) are not currencies of account and are left out.
 */
const twoDigits =
  'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP ' +
  'CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK ' +
  'LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD ' +
  'RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ' +
  'ZAR ZMW ZWG';
const noDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND';
const fourDigits = 'CLF UYW';

const codes = (text: string, exponent: number) => text.split(' ').map((code): [string, number] => [code, exponent]);

const exponents: ReadonlyMap<string, number> = new Map([
  ...codes(noDigits, 0),
  ...codes(twoDigits, 2),
  ...codes(threeDigits, 3),
  ...codes(fourDigits, 4),
]);

/** Digits after the decimal point of a currency's minor unit (USD 2, JPY 0, KWD 3); null for a code that is not ISO 4217. */
export function currencyExponent(currency: string): number | null {
  return exponents.get(currency) ?? null;
}

/** Every ISO 4217 code that has this many minor-unit digits. */
export function currenciesWithExponent(exponent: number): readonly string[] {
  return [...exponents].filter(([, digits]) => digits === exponent).map(([code]) => code);
}

/** The distinct numbers of minor-unit digits, smallest first. */
export const currencyExponents: readonly number[] = [...new Set(exponents.values())].sort((left, right) => left - right);

/** Every code of a currency of account. */
export const currencyCodes: readonly string[] = [...exponents.keys()];

export function isCurrencyCode(text: string): boolean {
  return exponents.has(text);
}
