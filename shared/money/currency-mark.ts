import { currencyByNumber } from './currency-number.ts';
import { currencyCodes } from './iso4217.ts';
import { plainText, plainTextSql } from './plain-characters.ts';

/** Signs and words that several currencies write, and those of one. Letters before "$" that are not listed are no mark of any currency. */
const currenciesOf: Readonly<Record<string, string>> = {
  $: 'USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP UYU DOP CUP BRL BBD BMD BND BSD BZD FJD GYD JMD KYD LRD NAD SBD SRD TTD XCD NIO MOP CVE TOP WST',
  US$: 'USD',
  C$: 'CAD NIO',
  CA$: 'CAD',
  A$: 'AUD',
  AU$: 'AUD',
  NZ$: 'NZD',
  S$: 'SGD',
  SG$: 'SGD',
  HK$: 'HKD',
  NT$: 'TWD',
  MX$: 'MXN',
  AR$: 'ARS',
  CL$: 'CLP',
  RD$: 'DOP',
  R$: 'BRL',
  J$: 'JMD',
  '€': 'EUR',
  '£': 'GBP EGP LBP SYP GIP FKP SHP SSP SDG',
  '¥': 'JPY CNY',
  円: 'JPY',
  元: 'CNY TWD HKD',
  '₹': 'INR',
  '₩': 'KRW KPW',
  '₽': 'RUB',
  '₺': 'TRY',
  '₫': 'VND',
  '฿': 'THB',
  '₪': 'ILS',
  '₴': 'UAH',
  '₦': 'NGN',
  '₱': 'PHP CUP',
  '₡': 'CRC SVC',
  '₲': 'PYG',
  '₸': 'KZT',
  '₾': 'GEL',
  '₵': 'GHS',
  KR: 'SEK NOK DKK ISK',
  ZŁ: 'PLN',
  KČ: 'CZK',
  FT: 'HUF',
  LEI: 'RON MDL',
  RS: 'INR PKR LKR NPR MUR SCR',
  RM: 'MYR',
  RP: 'IDR',
};

/** Signs of one currency alone, with its code. */
export const ownSigns: readonly (readonly [sign: string, code: string])[] = Object.entries(currenciesOf).filter(
  ([, codes]) => !codes.includes(' '),
);

const isLetters = (mark: string) => /^\p{L}+$/u.test(mark);
const signs = Object.keys(currenciesOf).filter((mark) => mark.length === 1 && mark !== '$');

/** A sign that stands beside digits without a blank as well; valid in JavaScript and in RE2, as the others are. */
export const signPattern = `(?:[A-Z]{0,3}[$]|[${signs.join('')}])`;

/** A word or code of a currency that is known. */
export const wordPattern = `(?:${[...Object.keys(currenciesOf).filter((mark) => mark.length > 1 && isLetters(mark)), ...currencyCodes].join('|')})`;

/** The sign or code beside an amount in plain capitals. */
const markPattern = `[A-Z]{0,3}[$]|[A-Z]{3}|${wordPattern}|[${signs.join('')}]`;
const marks = new RegExp(markPattern, 'gu');
const listed = Object.entries(currenciesOf).flatMap(([mark, codes]) => codes.split(' ').map((code) => `${mark} ${code}`));
const isListed: ReadonlySet<string> = new Set(listed);

/** Signs and codes of currencies beside the digits of an amount, in plain capitals; none in a text without digits. */
export function marksIn(text: string): readonly string[] {
  const plain = plainText(text);
  return /[0-9]/.test(plain) ? (plain.match(marks) ?? []) : [];
}

/** Whether an amount is marked as one of another currency than `currency`; one without a mark is not, and a word without digits is no mark. */
export function hasForeignMark(text: string, currency: string): boolean {
  return marksIn(text).some((mark) => mark !== currency && mark !== `${currency}$` && !isListed.has(`${mark} ${currency}`));
}

const ownCodes = new Map(ownSigns);

/** ISO 4217 code of what stands in a column of currencies: a code in any case, a number of that standard, a sign of one currency; else null. */
export function currencyCodeOf(written: string): string | null {
  const plain = plainText(written);
  return /^[A-Z]{3}$/.test(plain) ? plain : (currencyByNumber.get(plain) ?? ownCodes.get(plain) ?? null);
}

/** Amounts without any mark, which need no second look. */
const unmarked = '[-+0-9.,() ]*';

/** The same in SQL; unknown where the currency is. */
export function foreignMarkSql(text: string, currency: string): string {
  const known = `[${listed.map((entry) => `'${entry}'`).join(', ')}]`;
  const isForeign = (mark: string) =>
    `${mark} <> '' AND ${mark} <> ${currency} AND ${mark} <> concat(${currency}, '$') AND NOT list_contains(${known}, ${mark} || ' ' || ${currency})`;
  const before = `regexp_extract(plain, '^[^0-9]*?(${markPattern})[^0-9]*[0-9]', 1)`;
  const after = `regexp_extract(plain, '[0-9][^0-9]*?(${markPattern})[^0-9]*$', 1)`;
  const found = `list_bool_or(list_transform([${before}, ${after}], lambda mark: ${isForeign('mark')}))`;
  return `CASE WHEN regexp_full_match(${text}, '${unmarked}') THEN FALSE ELSE list_transform([${plainTextSql(text)}], lambda plain: ${found})[1] END`;
}
