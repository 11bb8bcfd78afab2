import { printFilter } from '../../query/print-filter.ts';
import type { Aggregation, Distribution, Driver } from '../driver-schema.ts';
import { type DriverUnit, typedScale } from '../driver-unit.ts';

export type DistributionKind = Distribution['kind'] | 'none';

/** A driver as it is typed, of every kind at once: what was typed for one kind is still there when another is chosen and left again. */
export interface DriverDraft {
  readonly kind: Driver['kind'];
  readonly id: string;
  readonly label: string;
  readonly section: string;
  readonly unit: DriverUnit;
  /** Empty: the case's own. */
  readonly currency: string;
  readonly source: string;
  readonly value: string;
  readonly low: string;
  readonly high: string;
  readonly distribution: DistributionKind;
  readonly sd: string;
  readonly formula: string;
  /** One number for each period, in lines or apart by spaces; "-" = not known. */
  readonly values: string;
  /** After the last actual; empty: it holds. */
  readonly forecast: string;
  readonly metric: string;
  readonly part: 'value' | 'numerator' | 'denominator';
  readonly from: string;
  readonly to: string;
  readonly where: string;
  readonly aggregation: Aggregation;
  readonly scale: string;
}

export const emptyDriverDraft: DriverDraft = {
  kind: 'constant',
  id: '',
  label: '',
  section: '',
  unit: 'money',
  currency: '',
  source: '',
  value: '',
  low: '',
  high: '',
  distribution: 'none',
  sd: '',
  formula: '',
  values: '',
  forecast: '',
  metric: '',
  part: 'value',
  from: '',
  to: '',
  where: '',
  aggregation: 'whole',
  scale: '1',
};

/** A driver as it would be typed. */
export function draftOfDriver(driver: Driver): DriverDraft {
  const shown = (value: number | null): string => (value === null ? '' : String(Number((value * typedScale(driver.unit)).toPrecision(12))));
  const { id, label, section, unit } = driver;
  const face = { ...emptyDriverDraft, kind: driver.kind, id, label, section, unit, currency: driver.currency ?? '' };
  const range = (one: Extract<Driver, { kind: 'constant' | 'binding' }>) => ({
    low: shown(one.low),
    high: shown(one.high),
    distribution: one.distribution?.kind ?? ('none' as const),
    sd: one.distribution !== null && 'sd' in one.distribution ? shown(one.distribution.sd) : '',
  });
  switch (driver.kind) {
    case 'constant':
      return { ...face, value: shown(driver.value), source: driver.source, ...range(driver) };
    case 'formula':
      return { ...face, formula: driver.formula };
    case 'series':
      return {
        ...face,
        source: driver.source,
        values: driver.values.map((value) => (value === null ? '-' : shown(value))).join('\n'),
        forecast: driver.forecast ?? '',
      };
    case 'binding':
      return {
        ...face,
        ...range(driver),
        metric: driver.metric,
        part: driver.part,
        from: driver.period?.from ?? '',
        to: driver.period?.to ?? '',
        where: driver.where.kind === 'all' ? '' : printFilter(driver.where),
        aggregation: driver.aggregation,
        scale: String(driver.scale),
        forecast: driver.forecast ?? '',
      };
  }
}
