import type { Driver } from '../../../shared/business-case/driver-schema.ts';
import { type DriverUnit, driverUnitSchema, typedScale } from '../../../shared/business-case/driver-unit.ts';
import type { MetricInfo } from '../../../shared/metrics/metric-info.ts';
import { formatValue } from '../../../shared/query/format-value.ts';

type Unit = Driver['unit'];

/** What a metric is counted in as a driver; units that drivers do not know are plain numbers. */
export function driverUnit(unit: MetricInfo['unit']): DriverUnit {
  const known = driverUnitSchema.safeParse(unit);
  return known.success ? known.data : 'count';
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
  const scaled = Number((value * typedScale(unit)).toPrecision(12));
  const decimals = Number.isInteger(scaled) || unit === 'count' || Math.abs(scaled) >= 1000 ? 0 : 2;
  return formatValue(scaled, { kind: 'none' }, 'en-US', { decimals });
}

/** A driver's number with its unit. */
export function driverText(unit: Unit, value: number | null, currency: string): string {
  const suffix = value === null ? '' : suffixOf(unit, currency);
  return suffix === '' ? driverNumber(unit, value) : `${driverNumber(unit, value)} ${suffix}`;
}
