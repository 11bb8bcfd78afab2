import type { Unit } from '../base/column-batch.ts';

/** What can be shown: a number in the unit's own scale, money as micro-units (bigint) or exact decimal text, null = missing. */
export type Showable = number | bigint | string | null;

export interface FormatOptions {
  /** full: to the cent; compact: "$612.4 M" from a million on, whole units below. */
  readonly style?: 'full' | 'compact';
  /** Fixed digits after the point; without it ratios near 0 % and 100 % get more digits, all else the unit's usual ones. */
  readonly decimals?: number;
}

/** How a missing value is written, everywhere. */
export const missingText = '–';

const minus = '−';
const microsPerUnit = 1_000_000n;

/** Micro-units as exact decimal text: 612431020170000n is "612431020.170000". */
export function microsToText(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  return `${micros < 0n ? '-' : ''}${size / microsPerUnit}.${(size % microsPerUnit).toString().padStart(6, '0')}`;
}

/** A value as text in its unit: the one formatter of grid, charts, exports and terminal. */
export function formatValue(value: Showable, unit: Unit, locale = 'en-US', options: FormatOptions = {}): string {
  if (isMissing(value)) return missingText;
  switch (unit.kind) {
    case 'ratio':
      return `${number(Number(value) * 100, locale, options.decimals ?? percentDecimals(Number(value)))} %`;
    case 'bps':
      return `${number(value, locale, options.decimals ?? 1)} bps`;
    case 'milliseconds':
      return `${number(value, locale, options.decimals ?? 0)} ms`;
    case 'minutes':
      return `${number(value, locale, options.decimals ?? 0)} min`;
    case 'hours':
      return `${number(value, locale, options.decimals ?? 1)} h`;
    case 'days':
      return `${number(value, locale, options.decimals ?? 1)} d`;
    case 'per_thousand':
      return `${number(value, locale, options.decimals ?? 2)} per 1,000`;
    case 'points':
      return `${points(Number(value), locale, options.decimals)} pp`;
    case 'per_second':
      return `${number(value, locale, options.decimals ?? 1)} /s`;
    case 'multiple':
      return `${number(value, locale, options.decimals ?? 1)} x`;
    case 'count':
      return number(value, locale, options.decimals ?? 0);
    case 'money':
      return money(value, unit.currency, locale, options);
    case 'none':
      return plain(value, locale, options.decimals);
  }
}

/** A difference with its sign: ratios in percentage points, bps in bps, everything else in the value's own unit. */
export function formatChange(change: Showable, unit: Unit, locale = 'en-US', options: FormatOptions = {}): string {
  if (isMissing(change)) return missingText;
  const text =
    unit.kind === 'ratio' ? `${points(Number(change), locale, options.decimals)} pp` : formatValue(change, unit, locale, options);
  return withPlus(text);
}

/** Relative change as "+0.4 %"; missing when there is nothing to compare with. */
export function formatRelative(from: number | null, to: number | null, locale = 'en-US'): string {
  if (from === null || to === null || from === 0) return missingText;
  return `${withPlus(number(((to - from) / Math.abs(from)) * 100, locale, 1))} %`;
}

function isMissing(value: Showable): value is null {
  return value === null || (typeof value === 'number' && !Number.isFinite(value));
}

function percentDecimals(ratio: number): number {
  const distance = Math.min(Math.abs(ratio), Math.abs(1 - ratio));
  if (distance === 0 || distance >= 0.01) return 1;
  return distance >= 0.0001 ? 2 : 3;
}

function points(change: number, locale: string, decimals: number | undefined): string {
  const size = Math.abs(change * 100);
  return number(change * 100, locale, decimals ?? (size > 0 && size < 0.1 ? 2 : 1));
}

function withPlus(text: string): string {
  return text.startsWith(minus) || !/[1-9]/.test(text) ? text : `+${text}`;
}

function money(value: number | bigint | string, currency: string, locale: string, options: FormatOptions): string {
  const exact = typeof value === 'bigint' ? microsToText(value) : value;
  if (options.style !== 'compact') return currencyText(exact, currency, locale, options.decimals);
  const size = Math.abs(Number(exact));
  // The step is chosen by what the rounded text would say, so that 999,950 reads "$1.0 M" and not "$1,000.0 k".
  if (size >= 999_950_000) return `${currencyText(Number(exact) / 1e9, currency, locale, options.decimals ?? 1)} B`;
  if (size >= 999_950) return `${currencyText(Number(exact) / 1e6, currency, locale, options.decimals ?? 1)} M`;
  return currencyText(exact, currency, locale, options.decimals ?? 0);
}

function currencyText(value: number | string, currency: string, locale: string, decimals: number | undefined): string {
  return withMinus(formatter(locale, decimals, currency).format(value as number));
}

function number(value: number | bigint | string, locale: string, decimals: number): string {
  return withMinus(formatter(locale, decimals, null).format(value as number));
}

function plain(value: number | bigint | string, locale: string, decimals: number | undefined): string {
  if (decimals !== undefined) return number(value, locale, decimals);
  return withMinus(new Intl.NumberFormat(locale, { maximumFractionDigits: 4 }).format(value as number));
}

/** A true minus sign; a value that rounds to zero has none. */
const withMinus = (text: string): string => text.replace('-', /[1-9]/.test(text) ? minus : '');

const formatters = new Map<string, Intl.NumberFormat>();

function formatter(locale: string, decimals: number | undefined, currency: string | null): Intl.NumberFormat {
  const key = `${locale}|${decimals ?? ''}|${currency ?? ''}`;
  const known = formatters.get(key);
  if (known !== undefined) return known;
  const digits = decimals === undefined ? {} : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
  const style = currency === null ? {} : { style: 'currency' as const, currency };
  const made = new Intl.NumberFormat(locale, { ...style, ...digits, roundingMode: 'halfEven' } as Intl.NumberFormatOptions);
  formatters.set(key, made);
  return made;
}
