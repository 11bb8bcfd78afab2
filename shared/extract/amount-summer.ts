import { currencyCodeOf, hasForeignMark } from '../money/currency-mark.ts';
import { currencyExponent, isCurrencyCode } from '../money/iso4217.ts';
import { decimalOf, largestMicros, microDigits, wholeDigits } from '../money/micros.ts';
import { parseAmount, parseMinor } from '../money/number-format.ts';
import { plainText } from '../money/plain-characters.ts';
import { sidePattern } from '../money/rare-amount.ts';
import { type AmountRule, noAmountWords, noCurrency } from './amount-rule.ts';
import { OddValues } from './odd-values.ts';
import type { RecordSpan } from './record-reader.ts';
import { fieldText } from './sample-row.ts';

/** A sum of integers that stays exact: small ones in a double, flushed to a bigint before 2^53. */
class ExactSum {
  private small = 0;
  private large = 0n;

  add(value: number): void {
    this.small += value;
    if (this.small > 4e15 || this.small < -4e15) this.flush();
  }

  addLarge(value: bigint): void {
    this.large += value;
  }

  private flush(): void {
    this.large += BigInt(this.small);
    this.small = 0;
  }

  total(): bigint {
    return this.large + BigInt(this.small);
  }
}

interface Slot {
  readonly currency: string;
  readonly exponent: number | null;
  readonly good: ExactSum;
  readonly set: ExactSum;
}

export interface AmountSum {
  readonly target: string;
  readonly currency: string;
  /** Exact decimal text of the sum over good records, and over those in quarantine. */
  readonly good: string;
  readonly quarantined: string;
}

export interface AmountSides {
  readonly column: number;
  readonly marked: number;
  readonly bare: number;
}

interface MisfitAmount {
  readonly value: bigint;
  readonly currency: string;
}

const anySide = /[CD]R/iu;
const side = new RegExp(sidePattern, 'u');
const minus = 45;
const zero = 48;
const powers = [1, 10, 100, 1e3, 1e4, 1e5, 1e6];
/** parse() could not use the fast path; the text decides. */
const needsText = Number.NaN;
const noValue = Number.POSITIVE_INFINITY;

/**
 * Sums the amount columns of every record by currency, independently of the database: the second opinion on the receipt.
 * An amount that does not match its format is in no sum, as in the database.
 */
export class AmountSummer {
  private readonly rules: readonly {
    readonly rule: AmountRule;
    readonly slots: Map<string, Slot>;
    readonly byCode: Map<number, Slot>;
    /** Bytes of its marks; -1 for thousands that are not parted. */
    readonly decimal: number;
    readonly thousands: number;
    /** What a word beside the amount says: 1, -1, or 0 where it is no known word. */
    readonly sign: ((bytes: Uint8Array, span: RecordSpan) => number) | null;
  }[];
  /** Columns of amounts that are all read in one way. */
  private readonly plainColumns: readonly number[];
  private readonly odd: OddValues;

  private readonly sidesSeen = new Map<number, { marked: number; bare: number }>();
  /** Plain amounts above nothing by column, beside which no side stands. */
  private readonly bare: number[] = [];
  private readonly quote: number;

  /** `quote`: the byte that surrounds quoted fields, -1 where there is none; `odd` is told of amounts that are more than digits with the marks of their format. */
  constructor(rules: readonly AmountRule[], quote: number, odd = new OddValues()) {
    this.quote = quote;
    this.odd = odd;
    this.rules = rules.map((rule) => ({
      rule,
      slots: new Map<string, Slot>(),
      byCode: new Map<number, Slot>(),
      decimal: rule.format.decimal.charCodeAt(0),
      thousands: rule.format.thousands === '' ? -1 : rule.format.thousands.charCodeAt(0),
      sign: rule.sign === undefined ? null : this.signReader(rule.sign),
    }));
    const formats = new Map<number, Set<string>>();
    for (const { unit, format, terms } of rules)
      for (const { column } of terms)
        formats.set(column, (formats.get(column) ?? new Set()).add([unit, format.decimal, format.thousands, format.isLoose].join(' ')));
    this.plainColumns = [...formats].flatMap(([column, { size }]) => (size === 1 ? [column] : []));
  }

  private signReader(sign: NonNullable<AmountRule['sign']>): (bytes: Uint8Array, span: RecordSpan) => number {
    const { column } = sign;
    if (column < 0) return () => 0;
    return (bytes, span) => signOf(sign, fieldText(bytes, span.starts[column]!, fieldEnd(span, column), this.quote));
  }

  /** Adds one good record. */
  add(bytes: Uint8Array, span: RecordSpan): void {
    for (const entry of this.rules) {
      const { rule } = entry;
      let total = 0;
      let large = 0n;
      let hasValue = false;
      let isBroken = false;
      const marked: string[] = [];
      for (const term of rule.terms) {
        let from = span.starts[term.column]!;
        let to = fieldEnd(span, term.column);
        if (to - from >= 2 && bytes[from] === this.quote && bytes[to - 1] === this.quote) {
          from++;
          to--;
        }
        const fast = rule.unit === 'minor' ? parseInteger(bytes, from, to) : parseMajor(bytes, from, to, entry.decimal, entry.thousands);
        if (fast === noValue) continue;
        if (!Number.isNaN(fast)) {
          if (rule.format.isLoose && term.sign * fast > 0) this.bare[term.column] = (this.bare[term.column] ?? 0) + 1;
          total += term.sign * fast;
          hasValue = true;
          continue;
        }
        this.odd.note(term.column);
        const text = fieldText(bytes, span.starts[term.column]!, fieldEnd(span, term.column), this.quote);
        const slow = this.parseText(text, rule, term.sign);
        if (slow === 'none') continue;
        if (slow === null) {
          isBroken = true;
          break;
        }
        if (rule.format.isLoose) {
          marked.push(text);
          this.countSide(term.column, text, slow);
        }
        large += BigInt(term.sign) * slow;
        hasValue = true;
      }
      if (isBroken || !hasValue) continue;
      if (entry.sign !== null) {
        const isNegative = total < 0 || large < 0n;
        const word = isNegative && rule.sign?.overrules !== true ? 0 : entry.sign(bytes, span);
        if (word === 0) continue;
        const sign = isNegative ? -word : word;
        total *= sign;
        large *= BigInt(sign);
      }
      const slot = this.slotOf(entry, bytes, span);
      if (slot === null || exceeds(slot, rule, total, large) || isForeign(marked, slot.currency)) continue;
      if (total !== 0) slot.good.add(total);
      if (large !== 0n) slot.good.addLarge(large);
    }
  }

  /**
   * Adds a record with too many or too few fields, as text without quotes, to the quarantined sums. Columns before the mishap are
   * counted from the left, those after it from the right; only if every place the mishap may lie gives the same amounts are they taken.
   */
  addMisfit(fields: readonly string[], expected: number): void {
    const shift = fields.length - expected;
    const relevant = [...new Set(this.rules.flatMap(({ rule }) => relevantColumns(rule)))].sort((left, right) => left - right);
    const readings = new Map<string, readonly (MisfitAmount | null)[]>();
    for (let fromLeft = 0; fromLeft <= relevant.length; fromLeft++) {
      const fieldOf = (column: number) => fields[relevant.indexOf(column) < fromLeft ? column : column + shift];
      const amounts = this.rules.map(({ rule }) => this.misfitAmount(rule, fieldOf));
      if (amounts.includes(undefined)) continue;
      const known = amounts.map((amount) => amount ?? null);
      readings.set(known.map((amount) => (amount === null ? '' : `${amount.value} ${amount.currency}`)).join('|'), known);
    }
    if (readings.size !== 1) return;
    const [amounts = []] = readings.values();
    amounts.forEach((amount, index) => {
      const entry = this.rules[index];
      if (amount === null || entry === undefined) return;
      const slot = entry.slots.get(amount.currency) ?? this.newSlot(entry, amount.currency);
      if (usable(slot, entry.rule) !== null) slot.set.addLarge(amount.value);
    });
  }

  /** null: no amount stands there; undefined: what stands there cannot be this amount. */
  private misfitAmount(rule: AmountRule, fieldOf: (column: number) => string | undefined): MisfitAmount | null | undefined {
    let value: bigint | null = null;
    const marked: string[] = [];
    for (const term of rule.terms) {
      const field = fieldOf(term.column);
      const parsed = field === undefined ? null : this.parseText(field, rule, term.sign);
      if (parsed === null) return undefined;
      if (parsed !== 'none') value = (value ?? 0n) + BigInt(term.sign) * parsed;
      if (rule.format.isLoose && field !== undefined) marked.push(field);
    }
    if (rule.sign !== undefined && value !== null) {
      const isNegative = value < 0n;
      const word = isNegative && rule.sign.overrules !== true ? 0 : signOf(rule.sign, fieldOf(rule.sign.column) ?? '');
      if (word === 0) return undefined;
      value *= BigInt(isNegative ? -word : word);
    }
    if ('fixed' in rule.currency) return found(value, rule.currency.fixed ?? noCurrency, marked);
    const written = (fieldOf(rule.currency.column) ?? '').trim();
    const code = written === '' ? noCurrency : currencyCodeOf(written);
    if (code === null || (code !== noCurrency && !isCurrencyCode(code))) return undefined;
    return found(value, code, marked);
  }

  private slotOf(entry: (typeof this.rules)[number], bytes: Uint8Array, span: RecordSpan): Slot | null {
    const { rule } = entry;
    if ('fixed' in rule.currency) {
      const currency = rule.currency.fixed ?? noCurrency;
      return usable(entry.slots.get(currency) ?? this.newSlot(entry, currency), rule);
    }
    const column = rule.currency.column;
    let from = span.starts[column]!;
    let to = fieldEnd(span, column);
    if (to - from === 5 && bytes[from] === this.quote && bytes[to - 1] === this.quote) {
      from++;
      to--;
    }
    // Three bytes as one number: the usual way a currency stands in a file.
    const key = to - from === 3 ? (bytes[from]! << 16) | (bytes[from + 1]! << 8) | bytes[from + 2]! : -1;
    const known = entry.byCode.get(key);
    if (known !== undefined) return usable(known, rule);
    const currency = currencyCodeOf(fieldText(bytes, from, to, this.quote)) ?? noCurrency;
    const slot = entry.slots.get(currency) ?? this.newSlot(entry, currency);
    if (key >= 0) entry.byCode.set(key, slot);
    return usable(slot, rule);
  }

  private newSlot(entry: (typeof this.rules)[number], currency: string): Slot {
    const slot: Slot = { currency, exponent: currencyExponent(currency), good: new ExactSum(), set: new ExactSum() };
    entry.slots.set(currency, slot);
    return slot;
  }

  private parseText(text: string, rule: AmountRule, sign: 1 | -1): bigint | 'none' | null {
    if (text === '' || text === '\\N') return 'none';
    const isLoose = rule.format.isLoose;
    if (/^ +$/.test(text) || (isLoose && noAmountWords.includes(text.trim()))) return 'none';
    const hasSides = isLoose && sign === 1 && rule.sign === undefined;
    return rule.unit === 'minor' ? parseMinor(text, rule.format, hasSides) : parseAmount(text, rule.format, hasSides);
  }

  private countSide(column: number, text: string, value: bigint): void {
    const isMarked = anySide.test(text) && side.test(plainText(text));
    if (!isMarked && (value <= 0n || text.includes('+'))) return;
    const seen = this.sidesSeen.get(column) ?? { marked: 0, bare: 0 };
    seen[isMarked ? 'marked' : 'bare']++;
    this.sidesSeen.set(column, seen);
  }

  /** Columns in which CR or DR stands beside some amounts: how many, and how many others say nothing of their sign. */
  sides(): readonly AmountSides[] {
    return [...this.sidesSeen].flatMap(([column, { marked, bare }]) =>
      marked > 0 ? [{ column, marked, bare: bare + (this.bare[column] ?? 0) }] : [],
    );
  }

  /** Amount columns whose values are plain numbers in their format, all but those of the odd records. */
  proved(): readonly number[] {
    return this.plainColumns.filter((column) => !this.odd.hasMany(column));
  }

  /** Sums by target and currency, in the order of the rules. */
  sums(): readonly AmountSum[] {
    return this.rules.flatMap(({ rule, slots }) =>
      [...slots.values()]
        .filter((slot) => usable(slot, rule) !== null)
        .map((slot) => {
          const scale = rule.unit === 'minor' ? 10n ** BigInt(microDigits - (slot.exponent ?? 0)) : 1n;
          return {
            target: rule.target,
            currency: slot.currency,
            good: decimalOf(slot.good.total() * scale),
            quarantined: decimalOf(slot.set.total() * scale),
          };
        }),
    );
  }
}

/** Amounts without a currency have no other one. */
const isForeign = (texts: readonly string[], currency: string) =>
  currency !== noCurrency && texts.some((text) => hasForeignMark(text, currency));

function found(value: bigint | null, currency: string, texts: readonly string[]): MisfitAmount | null | undefined {
  if (value === null) return null;
  return isForeign(texts, currency) ? undefined : { value, currency };
}

function relevantColumns(rule: AmountRule): readonly number[] {
  const terms = [...rule.terms.map((term) => term.column), ...(rule.sign === undefined || rule.sign.column < 0 ? [] : [rule.sign.column])];
  return 'fixed' in rule.currency ? terms : [...terms, rule.currency.column];
}

function signOf({ positive, negative }: NonNullable<AmountRule['sign']>, word: string): number {
  const known = word.trim();
  const isIn = (words: readonly string[]) => words.some((text) => text.trim() === known);
  return isIn(positive) ? 1 : isIn(negative) ? -1 : 0;
}

/** Minor units of a currency that is not ISO 4217 cannot be scaled. */
function usable(slot: Slot, rule: AmountRule): Slot | null {
  return rule.unit === 'minor' && slot.exponent === null ? null : slot;
}

/** More digits than DECIMAL(18,6) holds. */
function exceeds(slot: Slot, rule: AmountRule, total: number, large: bigint): boolean {
  if (large === 0n && total < 1e15 && total > -1e15) return false;
  const scale = rule.unit === 'minor' ? 10n ** BigInt(microDigits - (slot.exponent ?? 0)) : 1n;
  const micros = (BigInt(total) + large) * scale;
  return micros > largestMicros || micros < -largestMicros;
}

function fieldEnd(span: RecordSpan, field: number): number {
  return field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end;
}

/**
 * Micro-units of "-12.5", or of "-1.012,50" where those are the marks, as an integer double; NaN where more than 9 whole or 6 decimal
 * digits, or anything unusual, need the text.
 */
function parseMajor(bytes: Uint8Array, from: number, to: number, decimal: number, thousands: number): number {
  if (from === to) return noValue;
  let index = from;
  const isNegative = bytes[index] === minus;
  if (isNegative) index++;
  const first = index;
  let whole = 0;
  let group = first;
  let marks = 0;
  for (; index < to; index++) {
    const byte = bytes[index]!;
    if (byte === thousands) {
      // The first group has one to three digits and begins with none but 1 to 9, every other has three.
      const size = index - group;
      if (marks === 0 ? size < 1 || size > 3 || bytes[first] === zero : size !== 3) return needsText;
      marks++;
      group = index + 1;
      continue;
    }
    const digit = byte - 48;
    if (digit < 0 || digit > 9) break;
    whole = whole * 10 + digit;
  }
  if (marks > 0 && index - group !== 3) return needsText;
  if (index === first || index - first - marks > 9) return needsText;
  let micros = whole * 1e6;
  if (index < to) {
    if (bytes[index] !== decimal) return needsText;
    const start = ++index;
    let fraction = 0;
    for (; index < to; index++) {
      const digit = bytes[index]! - 48;
      if (digit < 0 || digit > 9) return needsText;
      fraction = fraction * 10 + digit;
    }
    const digits = to - start;
    if (digits === 0 || digits > microDigits) return needsText;
    micros += fraction * powers[microDigits - digits]!;
  }
  return isNegative ? -micros : micros;
}

/** A plain integer of up to 12 digits. */
function parseInteger(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return noValue;
  let index = from;
  const isNegative = bytes[index] === minus;
  if (isNegative) index++;
  if (index === to || to - index > wholeDigits) return needsText;
  let value = 0;
  for (; index < to; index++) {
    const digit = bytes[index]! - 48;
    if (digit < 0 || digit > 9) return needsText;
    value = value * 10 + digit;
  }
  return isNegative ? -value : value;
}
