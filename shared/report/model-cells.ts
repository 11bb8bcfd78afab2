import type { Unit } from '../base/column-batch.ts';
import { formatChange, formatValue, missingText, type Showable } from '../query/format-value.ts';
import type { ModelCell, ModelColumn } from './report-model.ts';

export function textCell(text: string): ModelCell {
  return { text, value: null, format: null };
}

export const missingCell: ModelCell = { text: missingText, value: null, format: null };

/** A value as text and as the number behind it, with a spreadsheet format that shows the same digits. */
export function valueCell(value: Showable, unit: Unit, locale: string, decimals?: number): ModelCell {
  if (value === null) return missingCell;
  const text = formatValue(value, unit, locale, decimals === undefined ? {} : { decimals });
  const number = typeof value === 'bigint' && unit.kind === 'money' ? Number(value) / 1e6 : Number(value);
  if (unit.kind === 'points') return { text, value: Number((number * 100).toPrecision(12)), format: sheetFormat(unit, digitsOf(text)) };
  return { text, value: number, format: sheetFormat(unit, sheetDigits(text, unit.kind === 'ratio' ? number * 100 : number)) };
}

/** A signed difference; shares as percentage points, so that 1.5 pp is the number 1.5. */
export function changeCell(change: number | null, unit: Unit, locale: string, decimals?: number): ModelCell {
  if (change === null) return missingCell;
  const text = formatChange(change, unit, locale, decimals === undefined ? {} : { decimals });
  if (unit.kind !== 'ratio' && unit.kind !== 'points') return { text, value: change, format: signed(sheetFormat(unit, digitsOf(text))) };
  return { text, value: Number((change * 100).toPrecision(12)), format: signed(`0${point(digitsOf(text))} "pp"`) };
}

/** Digits after the decimal point of a formatted number; "1,234.50 CAD" has two. */
function digitsOf(text: string): number {
  return /\.(\d+)(?!.*\.\d)/.exec(text)?.[1]?.length ?? 0;
}

/** A spreadsheet rounds a tie away from zero, every other text to the even digit: there the one digit more shows what both stand for. */
function sheetDigits(text: string, shown: number): number {
  const digits = digitsOf(text);
  const scaled = Math.abs(Number((shown * 10 ** digits).toPrecision(15)));
  return scaled % 2 === 0.5 ? digits + 1 : digits;
}

const point = (digits: number): string => (digits === 0 ? '' : `.${'0'.repeat(digits)}`);

function signed(format: string): string {
  return `+${format};−${format};${format}`;
}

/** A number format that Excel and LibreOffice read alike. */
export function sheetFormat(unit: Unit, digits: number): string {
  switch (unit.kind) {
    case 'ratio':
      return `0${point(digits)} %`;
    case 'bps':
      return `#,##0${point(digits)} "bps"`;
    case 'milliseconds':
      return `#,##0${point(digits)} "ms"`;
    case 'minutes':
      return `#,##0${point(digits)} "min"`;
    case 'hours':
      return `#,##0${point(digits)} "h"`;
    case 'days':
      return `#,##0${point(digits)} "d"`;
    case 'per_thousand':
      return `#,##0${point(digits)} "per 1,000"`;
    case 'points':
      return `0${point(digits)} "pp"`;
    case 'per_second':
      return `#,##0${point(digits)} "/s"`;
    case 'multiple':
      return `#,##0${point(digits)} "x"`;
    case 'money':
      return unit.currency === 'USD'
        ? `"$"#,##0${point(digits)};−"$"#,##0${point(digits)}`
        : `#,##0${point(digits)} "${unit.currency.replace(/[^A-Z]/g, '')}"`;
    case 'count':
    case 'none':
      return `#,##0${point(digits)}`;
  }
}

export const textColumn = (label: string): ModelColumn => ({ label, align: 'left', kind: 'text' });
export const numberColumn = (label: string): ModelColumn => ({ label, align: 'right', kind: 'number' });
