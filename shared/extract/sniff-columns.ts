import { isCurrencyCode } from '../money/iso4217.ts';
import { amountPattern, type NumberFormat, parseAmount } from '../money/number-format.ts';
import { noAmountWords } from './amount-rule.ts';
import type { Dialect } from './receipt.ts';

/** What the values of one column look like. */
export interface ColumnEvidence {
  readonly position: number;
  /** Values that are not empty or a NULL marker. */
  readonly values: readonly string[];
  readonly isCurrency: boolean;
  readonly isNumeric: boolean;
  /** Numbers with decimals, signs or currency marks: money rather than counts or ids. */
  readonly isMoneyLike: boolean;
  readonly isDate: boolean;
  readonly hasClock: boolean;
  readonly hasOffset: boolean;
}

const datePart = '(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}|\\d{1,2}[-/.]\\d{1,2}[-/.]\\d{4})';
const datePattern = new RegExp(
  `^${datePart}(?:[Tt ]\\d{1,2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?: ?[AaPp][Mm])?(?: ?(?:[Zz]|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?)?$`,
);
const clockPattern = /\d{1,2}:\d{2}/;
const offsetPattern = /(?:[Zz]|UTC|GMT|:\d{2}(?:\.\d+)? ?[+-]\d{2}(?::?\d{2})?)$/;

const marks: readonly Pick<NumberFormat, 'decimal' | 'thousands'>[] = [
  { decimal: '.', thousands: ',' },
  { decimal: ',', thousands: '.' },
  { decimal: '.', thousands: ' ' },
  { decimal: ',', thousands: ' ' },
  { decimal: '.', thousands: "'" },
];
const asLoose = (mark: (typeof marks)[number]): NumberFormat => ({ ...mark, isLoose: true });

const amountPatterns = marks.map((mark) => new RegExp(`^(?:${amountPattern(asLoose(mark))})$`, 'u'));
/** Amounts that are rarely written so and are nothing else: .5 and 5.00 CR. */
const rareAmount = /^\s*[-+]?(?:[.,]\d{1,6}|(?:\d[\d.,]*)\s?(?:CR|DR|cr|dr))\s*$/;

const matchesMark = (text: string, at: number) => {
  const [pattern, mark] = [amountPatterns[at], marks[at]];
  if (pattern === undefined || mark === undefined) return false;
  return pattern.test(text) || (rareAmount.test(text) && parseAmount(text, asLoose(mark)) !== null);
};
const matchesAny = (text: string) => marks.some((_, at) => matchesMark(text, at));

export type CellKind = 'date' | 'number' | 'currency';

/** What a cell holds that the name of a column does not: a day or a time with its day, a number, a currency; null for other text. */
export function cellKind(text: string): CellKind | null {
  if (datePattern.test(text)) return 'date';
  if (matchesAny(text)) return 'number';
  return isCurrencyCode(text.trim().toUpperCase()) ? 'currency' : null;
}

export const isTypedCell = (text: string): boolean => cellKind(text) !== null;

/** Evidence for each column of the sample. */
export function columnEvidence(rows: readonly (readonly string[])[], columns: number): readonly ColumnEvidence[] {
  return Array.from({ length: columns }, (_, position) => {
    const values = rows.map((row) => row[position] ?? '').filter((value) => value !== '' && value !== '\\N');
    const amounts = values.filter((value) => !noAmountWords.includes(value.trim()));
    const isDate = values.length > 0 && values.every((value) => datePattern.test(value));
    const isNumeric = amounts.length > 0 && !isDate && amounts.every(matchesAny);
    return {
      position,
      values,
      isCurrency: values.length > 0 && values.every((value) => isCurrencyCode(value.trim().toUpperCase())),
      isNumeric,
      isMoneyLike: isNumeric && amounts.some((value) => /[.,]\d{1,6}\D*$|[$€£¥₹]|^\s*[-+(−]/.test(value)),
      isDate,
      hasClock: isDate && values.some((value) => clockPattern.test(value)),
      hasOffset: isDate && values.every((value) => offsetPattern.test(value)),
    };
  });
}

export type Sniffed<T> =
  | { readonly kind: 'known'; readonly value: T }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] };

/** Decimal and thousands mark of the columns that hold amounts; ambiguous when two readings fit and differ ("1,234"). */
export function sniffNumberMarks(columns: readonly ColumnEvidence[]): Sniffed<Pick<Dialect, 'decimal' | 'thousands'>> {
  const numbers = columns
    .filter((column) => column.isNumeric)
    .flatMap((column) => column.values.filter((value) => !noAmountWords.includes(value.trim())));
  // How a number may be read hangs on where its marks are and not on its digits; of thousands a few differ.
  const values = [...new Set(numbers.map((value) => value.replaceAll(/[1-9]/g, '1')))];
  const fitting = marks.filter((_, at) => values.every((value) => matchesMark(value, at)));
  const [first] = fitting;
  if (first === undefined) return { kind: 'known', value: { decimal: '.', thousands: ',' } };
  const differing = fitting.find((mark) =>
    values.some((value) => parseAmount(value, asLoose(mark)) !== parseAmount(value, asLoose(first))),
  );
  if (differing !== undefined) return { kind: 'ambiguous', choices: ['decimal point', 'decimal comma'] };
  return { kind: 'known', value: first };
}

/** Order of day and month over all date columns: one order for the file, decided by evidence in any row. */
export function sniffDateOrder(columns: readonly ColumnEvidence[]): Sniffed<Dialect['dateOrder']> {
  const dates = columns.filter((column) => column.isDate).flatMap((column) => column.values);
  if (dates.length === 0) return { kind: 'known', value: 'none' };
  const turned = dates.filter((date) => !/^\d{4}/.test(date));
  if (turned.length === 0) return { kind: 'known', value: 'ymd' };
  if (turned.length < dates.length) return { kind: 'ambiguous', choices: ['ymd', 'dmy', 'mdy'] };
  const parts = turned.map((date) => /^(\d{1,2})([-/.])(\d{1,2})/.exec(date) ?? []);
  const isDmy = parts.some(([, first]) => Number(first) > 12) || parts.every(([, , mark]) => mark === '.');
  const isMdy = parts.some(([, , , second]) => Number(second) > 12);
  if (isDmy && isMdy) return { kind: 'ambiguous', choices: ['dmy', 'mdy'] };
  if (isDmy) return { kind: 'known', value: 'dmy' };
  if (isMdy) return { kind: 'known', value: 'mdy' };
  return parts.every(([, first, , second]) => Number(first) === Number(second))
    ? { kind: 'known', value: 'mdy' }
    : { kind: 'ambiguous', choices: ['dmy', 'mdy'] };
}
