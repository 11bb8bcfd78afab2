import { currencyExponent } from '../../../shared/money/iso4217.ts';
import type { CellValue, Unit } from '../../../shared/base/column-batch.ts';
import { type FormatOptions as SharedOptions, formatValue as sharedFormat, missingText } from '../../../shared/query/format-value.ts';

/** A figure and its unit apart, so that the unit can be set smaller. */
export interface Figure {
  readonly number: string;
  readonly unit: string;
}

export interface FormatOptions {
  /** short: as on a tile, amounts compact; full: as in the passport and in grids. */
  readonly precision?: 'short' | 'full';
}

const fullDecimals: Partial<Record<Unit['kind'], number>> = {
  ratio: 3,
  points: 3,
  bps: 3,
  minutes: 1,
  hours: 2,
  days: 2,
  per_thousand: 3,
  multiple: 3,
};

function optionsFor(unit: Unit, precision: 'short' | 'full'): SharedOptions {
  const decimals = fullDecimals[unit.kind];
  if (precision === 'short') return { style: 'compact' };
  return decimals === undefined ? {} : { decimals };
}

/** A cell as text in its unit, by the formatter that every surface shares. */
export function formatCell(value: CellValue, unit: Unit, { precision = 'short' }: FormatOptions = {}): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && unit.kind === 'none') return value;
  return sharedFormat(value, unit, 'en-US', optionsFor(unit, precision));
}

/** Number and unit apart; null for a missing value. */
export function figureOf(value: CellValue, unit: Unit, options: FormatOptions = {}): Figure | null {
  const text = formatCell(value, unit, options);
  if (text === missingText) return null;
  const at = unit.kind === 'none' || unit.kind === 'count' ? -1 : unit.kind === 'money' ? text.lastIndexOf(' ') : text.indexOf(' ');
  return at < 0 ? { number: text, unit: '' } : { number: text.slice(0, at), unit: text.slice(at + 1) };
}

/** Micro-units as text with the sign of the currency, all digits that are there. */
export function moneyText(micros: bigint, currency: string): string {
  const least = currencyExponent(currency) ?? 2;
  const decimals = [least, 2, 4].find((digits) => digits >= least && micros % 10n ** BigInt(6 - digits) === 0n) ?? 6;
  return currency === 'XXX'
    ? sharedFormat((Number(micros) / 1e6).toFixed(decimals), { kind: 'none' }, 'en-US', { decimals })
    : sharedFormat(micros, { kind: 'money', currency }, 'en-US', { decimals });
}

/** An exact amount as text, e.g. "-14903551.08", with thousands, a true minus and at least the decimals of its currency, two for a code that is none. */
export function decimalText(exact: string, currency: string): string {
  const decimals = Math.max(currencyExponent(currency) ?? 2, (exact.split('.')[1] ?? '').replace(/0+$/, '').length);
  return sharedFormat(exact, { kind: 'none' }, 'en-US', { decimals });
}

/** A count or an amount of no told currency, as exact as it or the one beside it is written: whole, or with two decimals and more. */
export function statedText(exact: string, beside: string): string {
  const digits = Math.max(...[exact, beside].map((text) => (text.split('.')[1] ?? '').length));
  return sharedFormat(exact, { kind: 'none' }, 'en-US', { decimals: digits === 0 ? 0 : Math.max(2, digits) });
}

export function formatCount(value: number | bigint | string): string {
  return sharedFormat(value, { kind: 'count' });
}

/** An exact amount as text, e.g. on a card: "$42,000" or "$1.3 M". */
export function formatMoney(exact: string, currency: string): string {
  return sharedFormat(exact, { kind: 'money', currency }, 'en-US', { style: 'compact' });
}
