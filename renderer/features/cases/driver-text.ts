import type { Driver } from '../../../shared/business-case/driver-schema.ts';
import { formatValue } from '../../../shared/query/format-value.ts';

type Unit = Driver['unit'];

/** Ratios are typed and shown in percent; everything else in its own unit. */
export function scaleOf(unit: Unit): number {
  return unit === 'ratio' ? 100 : 1;
}

/** What stands behind a driver's number. */
export function suffixOf(unit: Unit, currency: string): string {
  switch (unit) {
    case 'ratio':
      return '%';
    case 'pp':
      return 'pp';
    case 'bps':
      return 'bps';
    case 'money':
      return currency;
    case 'minutes':
      return 'min';
    case 'hours':
      return 'h';
    case 'days':
      return 'd';
    case 'months':
      return 'months';
    case 'count':
      return '';
  }
}

/** A driver's number without its unit. */
export function driverNumber(unit: Unit, value: number | null): string {
  if (value === null) return '–';
  const scaled = Number((value * scaleOf(unit)).toPrecision(12));
  const decimals = Number.isInteger(scaled) || unit === 'count' || Math.abs(scaled) >= 1000 ? 0 : 2;
  return formatValue(scaled, { kind: 'none' }, 'en-US', { decimals });
}

/** A driver's number with its unit. */
export function driverText(unit: Unit, value: number | null, currency: string): string {
  const suffix = value === null ? '' : suffixOf(unit, currency);
  return suffix === '' ? driverNumber(unit, value) : `${driverNumber(unit, value)} ${suffix}`;
}
