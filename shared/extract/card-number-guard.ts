import { isIssuerRange } from './card-ranges.ts';
import { digitBytes, isInOtherDigit, plainDigits } from './digit-bytes.ts';

/** A card number in a byte buffer: from the first digit to one past the last, separators included. */
export interface CardNumberSpan {
  readonly start: number;
  readonly end: number;
}

const shortest = 13;
const longest = 19;
/** One mark alone is the point of a decimal number. */
const fewestMarks = 2;
const space = 32;
const hyphen = 45;
const star = 42;
const firstBeyondAscii = 0x80;

/** 1 = digit, 2 = separator that people put between groups of digits, 3 = mark that only parts printed groups, 0 = anything else. */
const kinds = new Uint8Array(256);
for (let digit = 48; digit <= 57; digit++) kinds[digit] = 1;
for (const byte of [space, hyphen]) kinds[byte] = 2;
/** Spaces and hyphens that do not break, and dashes, as UTF-8 writes them: C2 A0, and E2 80 before one byte more. */
const [wide, noBreak, general, narrow] = [0xc2, 0xa0, 0xe2, 0xaf];
for (const byte of [wide, noBreak, general, 0x80, 0x87, 0x89, 0x90, 0x91, 0x92, 0x93, narrow]) kinds[byte] = 2;
/** Marks that part the decimals of amounts, days and the words of ids as well. */
for (const byte of [46, 47, 95]) kinds[byte] = 3;
const separators = ' \u00a0\u2007\u2009\u202f\u2010-\u2013-';
const anyDigit = '[0-9０-９٠-٩۰-۹]';
/** Digits that could be a card number, with at most one separator between two; valid in JavaScript and in RE2. */
export const manyDigits = `${anyDigit}([./_${separators}]?${anyDigit}){12,}`;
const couldHold = new RegExp(`${anyDigit}(?:[./_${separators}]*${anyDigit}){12}`, 'u');

/** Whether the separator at this place is a space of some kind. */
function isSpace(bytes: Uint8Array, at: number): boolean {
  const byte = bytes[at];
  return byte === space || byte === wide || (byte === general && [0x87, 0x89, narrow].includes(bytes[at + 2] ?? 0));
}

/** Digit groups in which card numbers are printed; other groupings joined by hyphens are ids and dates. */
const printedGroups = new Set([
  '4-4-4-4',
  '4-4-4-4-3',
  '4-4-4-3',
  '4-4-4-2',
  '4-6-5',
  '4-6-4',
  '4-4-5',
  '4-4-4-1',
  '1-4-4-4',
  '6-13',
  '8-8',
  '4-3-3-3',
  '4-12',
]);

/**
 * Finds card numbers in bytes [from, to): a run of 13 or more digits, single separators skipped, that is an issuer's range of that
 * length and passes Luhn. Looks at every 13th byte only, since no run can hide between two looks.
 */
export function findCardNumbers(bytes: Uint8Array, from: number, to: number): readonly CardNumberSpan[] {
  let found: CardNumberSpan[] | null = null;
  let look = from + shortest - 1;
  while (look < to) {
    if (bytes[look]! >= firstBeyondAscii && isInOtherDigit(bytes, look)) return cardNumbersInAnyScript(bytes, from, to);
    const kind = kinds[bytes[look]!]!;
    if (kind === 0 || (kind === 3 && !isBetweenGroups(bytes, look))) {
      look += shortest;
      continue;
    }
    let isOneGroup = kind === 1;
    let start = look;
    for (; start > from; start--) {
      const before = kinds[bytes[start - 1]!]!;
      if (before === 0 || (before === 3 && !isBetweenGroups(bytes, start - 1))) break;
      if (before !== 1) isOneGroup = false;
    }
    let end = look + 1;
    for (; end < to; end++) {
      const next = kinds[bytes[end]!]!;
      if (next === 0 || (next === 3 && !isBetweenGroups(bytes, end))) break;
      if (next !== 1) isOneGroup = false;
    }
    const length = end - start;
    // Most long runs are ids: one group of digits is one number or none.
    if (isOneGroup) {
      if (length >= shortest && length <= longest && isCardNumber(bytes, start, end, length)) (found ??= []).push({ start, end });
    } else if (length >= shortest) {
      const inRun = cardNumbersBetweenMarks(bytes, start, end, from, to);
      if (inRun.length > 0) found = found === null ? inRun : [...found, ...inRun];
    }
    look = end + shortest;
  }
  return found ?? none;
}

const none: readonly CardNumberSpan[] = [];

/** Thirteen digits of two or three bytes each are looked at more than once. */
function cardNumbersInAnyScript(bytes: Uint8Array, from: number, to: number): readonly CardNumberSpan[] {
  const plain = plainDigits(bytes, from, to);
  return findCardNumbers(plain.bytes, 0, plain.bytes.length).map(({ start, end }) => ({
    start: plain.places[start]!,
    end: plain.places[end]!,
  }));
}

/** Groups between two marks have three, four or six digits in every printed grouping. */
const markDistances = [4, 5, 7];

/** A mark between two digits that has another of its kind one group away: that of a decimal number has none. */
function isBetweenGroups(bytes: Uint8Array, at: number): boolean {
  if (kinds[bytes[at - 1]!] !== 1 || kinds[bytes[at + 1]!] !== 1) return false;
  const mark = bytes[at];
  return markDistances.some((distance) => bytes[at - distance] === mark || bytes[at + distance] === mark);
}

/** In a run that holds marks: numbers between two of them, and those whose groups they part. */
function cardNumbersBetweenMarks(bytes: Uint8Array, start: number, end: number, from: number, to: number): CardNumberSpan[] {
  let digits = 0;
  for (let at = start; at < end; at++) if (kinds[bytes[at]!] === 1) digits++;
  if (digits < shortest) return [];
  const isEdge = (at: number) => at < from || at >= to || !isWordByte(bytes[at]!);
  const found: CardNumberSpan[] = [];
  let marks = 0;
  for (let at = start; at < end; ) {
    let stop = at;
    while (stop < end && kinds[bytes[stop]!] !== 3) stop++;
    if (stop - at >= shortest) found.push(...cardNumbersInRun(bytes, at, stop, isEdge(at - 1) && isEdge(stop)));
    if (stop < end) marks++;
    at = stop + 1;
  }
  if (marks < fewestMarks) return found;
  const parted = cardNumbersPartedByMarks(bytes, start, end);
  return parted.length === 0 ? found : [...found, ...parted].sort((left, right) => left.start - right.start);
}

/** Groups that are parted by the same mark each, and are all that it parts: 4111.1111.1111.1111, 3782/822463/10005. */
function cardNumbersPartedByMarks(bytes: Uint8Array, start: number, end: number): CardNumberSpan[] {
  const found: CardNumberSpan[] = [];
  const digitsTo = (at: number) => {
    let stop = at;
    while (stop < end && kinds[bytes[stop]!] === 1) stop++;
    return stop;
  };
  for (let at = start; at < end; at++) {
    if (kinds[bytes[at]!] !== 1) continue;
    let stop = digitsTo(at);
    const mark = bytes[stop];
    const lengths = [stop - at];
    let last = at;
    while (stop < end && kinds[mark!] === 3 && bytes[stop] === mark) {
      const next = digitsTo(stop + 1);
      if (next === stop + 1) break;
      last = stop + 1;
      lengths.push(next - last);
      stop = next;
    }
    const digits = lengths.reduce((sum, length) => sum + length, 0);
    const isParted = lengths.length > fewestMarks && printedGroups.has(lengths.join('-'));
    if (isParted && digits <= longest && isCardNumber(bytes, at, stop, digits)) {
      found.push({ start: at, end: stop });
      at = stop;
      continue;
    }
    // The last group may begin the next number, behind another mark.
    at = lengths.length > 1 && stop < end && kinds[bytes[stop]!] === 3 ? last - 1 : stop;
  }
  return found;
}

function isWordByte(byte: number): boolean {
  return (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122) || byte === 95;
}

/** Groups of digits in a run of digits and separators, then every stretch of whole groups that could be one number. */
function cardNumbersInRun(bytes: Uint8Array, from: number, to: number, standsAlone: boolean): CardNumberSpan[] {
  const starts: number[] = [];
  const ends: number[] = [];
  for (let index = from; index < to; index++) {
    if (kinds[bytes[index]!] !== 1) continue;
    starts.push(index);
    while (index < to && kinds[bytes[index]!] === 1) index++;
    ends.push(index);
  }
  const found: CardNumberSpan[] = [];
  for (let first = 0; first < starts.length; first++) {
    const last = longestNumberFrom(bytes, starts, ends, first, standsAlone);
    if (last < 0) continue;
    found.push({ start: starts[first]!, end: ends[last]! });
    first = last;
  }
  return found;
}

/** Index of the last group of the longest card number that begins with group `first`; -1 when there is none. */
function longestNumberFrom(
  bytes: Uint8Array,
  starts: readonly number[],
  ends: readonly number[],
  first: number,
  standsAlone: boolean,
): number {
  let digits = 0;
  let best = -1;
  for (let last = first; last < starts.length; last++) {
    // More than three separators in a row part two numbers.
    if (last > first && starts[last]! - ends[last - 1]! > 3) break;
    digits += ends[last]! - starts[last]!;
    if (digits > longest) break;
    if (
      digits >= shortest &&
      isPlausibleGrouping(bytes, starts, ends, first, last, standsAlone) &&
      isCardNumber(bytes, starts[first]!, ends[last]!, digits)
    )
      best = last;
  }
  return best;
}

/** A single run, groups with a space between, a printed grouping, or a text that is nothing but these groups. */
function isPlausibleGrouping(
  bytes: Uint8Array,
  starts: readonly number[],
  ends: readonly number[],
  first: number,
  last: number,
  standsAlone: boolean,
): boolean {
  if (first === last) return true;
  if (standsAlone && first === 0 && last === starts.length - 1) return true;
  let hasSpaces = true;
  for (let group = first; group < last; group++) if (!isSpace(bytes, ends[group]!)) hasSpaces = false;
  if (hasSpaces) return true;
  if (isInsideUuid(bytes, starts[first]!, ends[last]!)) return false;
  const lengths = [];
  for (let group = first; group <= last; group++) lengths.push(ends[group]! - starts[group]!);
  return printedGroups.has(lengths.join('-')) || lengths.every((length) => length === 1);
}

const uuidLength = 36;
const uuidHyphens = [8, 13, 18, 23];

/** Whether these bytes are part of an id in 8-4-4-4-12 form: one in 50,000 of them holds digits that look like a card number. */
function isInsideUuid(bytes: Uint8Array, from: number, to: number): boolean {
  let start = from;
  while (start > 0 && from - start < uuidLength && isHexOrHyphen(bytes[start - 1]!)) start--;
  let end = to;
  while (end < bytes.length && end - to < uuidLength && isHexOrHyphen(bytes[end]!)) end++;
  return end - start === uuidLength && uuidHyphens.every((offset) => bytes[start + offset] === hyphen);
}

function isHexOrHyphen(byte: number): boolean {
  return (byte >= 48 && byte <= 57) || (byte >= 97 && byte <= 102) || (byte >= 65 && byte <= 70) || byte === hyphen;
}

function isCardNumber(bytes: Uint8Array, start: number, end: number, length: number): boolean {
  let prefix = 0;
  let seen = 0;
  let sum = 0;
  let isAllSame = true;
  const firstDigit = bytes[start]!;
  for (let index = start; index < end; index++) {
    if (kinds[bytes[index]!] !== 1) continue;
    const digit = bytes[index]! - 48;
    if (seen < 6) prefix = prefix * 10 + digit;
    if (bytes[index] !== firstDigit) isAllSame = false;
    const doubled = (length - seen) % 2 === 0 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
    seen++;
    if (seen === 6 && !isIssuerRange(prefix, length)) return false;
  }
  return sum % 10 === 0 && !isAllSame;
}

/** Overwrites the digits between the first six and the last four with stars, one for each byte; length and separators stay. */
export function maskCardNumber(bytes: Uint8Array, start: number, end: number): void {
  const digits: number[] = [];
  for (let at = start; at < end; at += Math.max(1, digitBytes(bytes, at))) if (digitBytes(bytes, at) > 0) digits.push(at);
  for (const at of digits.slice(6, -4)) bytes.fill(star, at, at + digitBytes(bytes, at));
}

/** A text with every card number in it masked to its first six and last four digits. */
export function maskCardNumbers(text: string): string {
  if (!couldHold.test(text)) return text;
  const bytes = new TextEncoder().encode(text);
  const spans = findCardNumbers(bytes, 0, bytes.length);
  for (const span of spans) maskCardNumber(bytes, span.start, span.end);
  return spans.length === 0 ? text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Columns that must not be stored after authorization, even encrypted (PCI DSS 3.3.1): known by name and dropped on sight. */
export const forbiddenColumnPattern =
  /(?:^|[^a-z])(?:cvv2?|cvc2?|cvn2?|cid|cav2?|(?:card[ _-]?)?security[ _-]?code|card[ _-]?verification[ _-]?(?:code|number|value)|pin[ _-]?block|track[ _-]?(?:[123]|data)?)(?:[^a-z]|$)/i;

export function isForbiddenColumn(name: string): boolean {
  // A capital after a small letter begins a word: cardCvv is card_Cvv.
  return forbiddenColumnPattern.test(name.replace(/([a-z])(?=[A-Z])/g, '$1_'));
}
