import { lossyCardMask } from './lossy-card-number.ts';

/** A stored number as the text that is read on, and what has to be said about it. */
export interface ExcelNumber {
  readonly text: string;
  readonly note: 'digits_lost' | 'rounded_to_15_digits' | 'card_shaped_number' | null;
}

/** Digits a spreadsheet keeps; those behind are noise of binary fractions, or zeros that were other digits once. */
const kept = 15;
/** Up to this size a number in exponent form is written out. */
const longestWrittenOut = 15;
const smallestWrittenOut = -30;

/**
 * The text of a number cell. Whole numbers and decimals of up to 15 digits stay exactly as stored. 0.28999999999999998 is how 0.29 is
 * stored, and is 0.29 again. Numbers that are not exact any more are named. Null when the text is no number.
 */
export function excelNumber(raw: string): ExcelNumber | null {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(raw);
  if (match === null) return null;
  const [, sign = '', whole = '', fraction, exponent] = match;
  if (whole === '' && (fraction ?? '') === '') return null;
  if (exponent === undefined && fraction === undefined) return wholeNumber(raw, sign, whole.replace(/^0+(?=\d)/, ''));
  if (exponent === undefined && significant(whole + (fraction ?? '')) <= kept) return { text: raw, note: null };
  return fromBinary(Number(raw), raw);
}

function wholeNumber(raw: string, sign: string, digits: string): ExcelNumber {
  if (digits.length <= kept || /[1-9]/.test(digits.slice(kept))) return { text: raw, note: null };
  const masked = lossyCardMask(digits);
  return masked === null ? { text: raw, note: 'digits_lost' } : { text: sign + masked, note: 'card_shaped_number' };
}

/** The shortest text that is the same binary number, or its first 15 digits where that one is longer. */
function fromBinary(value: number, raw: string): ExcelNumber {
  if (!Number.isFinite(value)) return { text: raw, note: 'digits_lost' };
  if (value === 0) return { text: '0', note: null };
  const shortest = parts(value.toExponential());
  const isExact = shortest.digits.length <= kept;
  const { sign, digits, exponent } = isExact ? shortest : parts(value.toExponential(kept - 1));
  if (exponent >= longestWrittenOut) return lost(sign, digits, exponent);
  if (exponent < smallestWrittenOut) return { text: raw, note: null };
  return { text: sign + writtenOut(digits, exponent), note: isExact ? null : 'rounded_to_15_digits' };
}

/** Too large to be exact: left in exponent form, so that nobody takes its zeros for digits. */
function lost(sign: string, digits: string, exponent: number): ExcelNumber {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  const masked = lossyCardMask(digits.padEnd(exponent + 1, '0'));
  if (masked !== null) return { text: sign + masked, note: 'card_shaped_number' };
  return { text: `${sign}${mantissa}E+${exponent}`, note: 'digits_lost' };
}

function writtenOut(digits: string, exponent: number): string {
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const padded = digits.padEnd(exponent + 1, '0');
  const fraction = padded.slice(exponent + 1);
  return fraction === '' ? padded : `${padded.slice(0, exponent + 1)}.${fraction}`;
}

function parts(exponential: string): { sign: string; digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = exponential.split('e');
  const sign = mantissa.startsWith('-') ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '').replace(/0+$/, '');
  return { sign, digits: digits === '' ? '0' : digits, exponent: Number(exponent) };
}

const significant = (digits: string) => digits.replace(/^0+/, '').replace(/0+$/, '').length;
