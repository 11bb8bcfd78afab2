import { type Column, cellAt } from '../../../shared/base/column-batch.ts';
import { formatCell, moneyText } from '../number/format-value.ts';

const dayMs = 86_400_000;
const instantFormats = new Map<string, Intl.DateTimeFormat>();

function instantFormat(timeZone: string): Intl.DateTimeFormat {
  const known = instantFormats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  instantFormats.set(timeZone, made);
  return made;
}

export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** Exact decimal text of micro-units, without signs of currency or thousands. */
function decimalOf(micros: bigint): string {
  const size = micros < 0n ? -micros : micros;
  const fraction = (size % 1_000_000n).toString().padStart(6, '0').replace(/0+$/, '').padEnd(2, '0');
  return `${micros < 0n ? '-' : ''}${size / 1_000_000n}.${fraction}`;
}

/** A cell for the eye; null when there is no value. */
export function cellText(column: Column, row: number, timeZone: string): string | null {
  const value = cellAt(column, row);
  if (value === null) return null;
  switch (column.type) {
    case 'dict':
      return String(value);
    case 'bool':
      return value === true ? 'yes' : 'no';
    case 'day':
      return dayText(Number(value));
    case 'instant':
      return instantFormat(timeZone).format(Number(value));
    case 'money': {
      const exact = column.text?.[row];
      if (exact !== undefined && exact !== '') return exact;
      return moneyText(value as bigint, column.unit.kind === 'money' ? column.unit.currency : 'XXX');
    }
    default:
      return formatCell(value, column.unit, { precision: 'full' });
  }
}

/** A cell for a spreadsheet: plain figures, ISO days, UTC instants, empty when missing. */
export function cellPlain(column: Column, row: number): string {
  const value = cellAt(column, row);
  if (value === null) return '';
  if (column.type === 'day') return dayText(Number(value));
  if (column.type === 'instant') return new Date(Number(value)).toISOString();
  if (column.type === 'money') return column.text?.[row] ?? decimalOf(value as bigint);
  return String(value).replace(/[\t\r\n]+/g, ' ');
}

export function isFigure(column: Column): boolean {
  return column.type === 'f64' || column.type === 'i32' || column.type === 'i64' || column.type === 'money';
}
