import { largestMicros, microDigits, microsPerUnit, wholeDigits } from './micros.ts';
import { plainText } from './plain-characters.ts';
import { firstGroup, minorDigits, type RareAmounts, rareAmountPattern, rareNegativePattern } from './rare-amount.ts';

/** How amounts are written in a file. One format holds for a whole column; it is never guessed per row. */
export interface NumberFormat {
  readonly decimal: '.' | ',';
  readonly thousands: '' | ',' | '.' | ' ' | "'";
  /** Money as people write it: currency signs or codes, spaces, +, trailing minus, parentheses for negatives. */
  readonly isLoose: boolean;
}

/** Digits, an optional leading minus, a point: what machines write. */
export const machineFormat: NumberFormat = { decimal: '.', thousands: '', isLoose: false };

/** A space as people type it, and the two that word processors and French sheets keep from breaking. */
const space = '[ \u00a0\u202f]';

/** A mark and what is written in its place. */
const written: Readonly<Record<Exclude<NumberFormat['thousands'], ''>, string>> = { ',': ',', '.': '\\.', ' ': space, "'": "['’]" };

/** Marks around an amount that do not change it: a sign, "US$", or an ISO code set apart by a space ("VWZ1" is a name, not an amount). */
const markBefore = `(?:(?:[$€£¥₹]|[A-Z]{1,3}[$])${space}?|[A-Z]{3}${space})`;
const markAfter = `(?:${space}?[$€£¥₹]|${space}[A-Z]{3})`;

/** Digits with groups and decimals, no sign; at most what DECIMAL(18,6) holds exactly. Valid in JavaScript and in RE2. */
function digitsPattern(format: NumberFormat): string {
  const plain = `[0-9]{1,${wholeDigits}}`;
  const grouped = format.thousands === '' ? '' : `|${firstGroup}(?:${written[format.thousands]}[0-9]{3}){1,3}`;
  const fraction = `(?:${written[format.decimal]}[0-9]{1,${microDigits}}0*)?`;
  return `(?:${plain}${grouped})${fraction}`;
}

/** Pattern that an amount must match from end to end to be taken; anything else is a fault, never a guess. */
export function amountPattern(format: NumberFormat): string {
  const digits = digitsPattern(format);
  if (!format.isLoose) return `-?${digits}`;
  const marked = `${markBefore}?${digits}${markAfter}?`;
  return `${space}*(?:[-+−]?${space}?${marked}|${markBefore}[-+−]${space}?${digits}|${marked}${space}?-|\\(${marked}\\))${space}*`;
}

/** Characters that are neither digit nor decimal mark, for the SQL that strips them once the pattern has matched. */
export function noisePattern(format: NumberFormat): string {
  return format.decimal === '.' ? '[^0-9.]' : '[^0-9,]';
}

/** A matched loose amount is negative when it holds a minus sign or is in parentheses. */
export const negativePattern = '[-−(]';

interface Compiled {
  readonly whole: RegExp;
  readonly rare: RegExp;
  readonly noise: RegExp;
}

/** By how the format is written: a file has few, its amounts are many. */
const compiled = new Map<string, Compiled>();
const negative = new RegExp(negativePattern, 'u');
const rareNegative = new RegExp(rareNegativePattern, 'u');

function compiledFor(amounts: RareAmounts): Compiled {
  const { format, unit, hasSides } = amounts;
  const key = `${format.decimal}${format.thousands}${format.isLoose}${unit}${hasSides}`;
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const made = {
    whole: new RegExp(unit === 'minor' ? minorPattern : `^(?:${amountPattern(format)})$`, 'u'),
    rare: new RegExp(`^${rareAmountPattern(amounts)}$`, 'u'),
    noise: new RegExp(noisePattern(format), 'gu'),
  };
  compiled.set(key, made);
  return made;
}

const minorPattern = `^-?[0-9]{1,${minorDigits}}$`;

/** Exact micro-units of an amount as the file writes it; null when it does not fully match the format. */
export function parseAmount(text: string, format: NumberFormat, hasSides = true): bigint | null {
  const { whole: pattern, rare, noise } = compiledFor({ format, unit: 'major', hasSides });
  const isUsual = pattern.test(text);
  const plain = isUsual ? text : plainText(text);
  if (!isUsual && !rare.test(plain)) return null;
  const [whole = '', fraction = ''] = plain.replace(noise, '').split(format.decimal);
  const size = BigInt(whole) * microsPerUnit + BigInt(fraction.slice(0, microDigits).padEnd(microDigits, '0'));
  if (size > largestMicros) return null;
  return (isUsual ? negative : rareNegative).test(plain) ? -size : size;
}

/** Whole minor units of an amount as the file writes it; null when it is none. */
export function parseMinor(text: string, format: NumberFormat, hasSides: boolean): bigint | null {
  const { whole: pattern, rare, noise } = compiledFor({ format, unit: 'minor', hasSides });
  if (pattern.test(text)) return BigInt(text);
  const plain = plainText(text);
  if (!rare.test(plain)) return null;
  const [whole = ''] = plain.replace(noise, '').split(format.decimal);
  return rareNegative.test(plain) ? -BigInt(whole) : BigInt(whole);
}
