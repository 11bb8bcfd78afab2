import { z } from 'zod';

/** ratio is 0..1, pp are percentage points as 0..100, bps ratio x 10,000; money is in the driver's currency. */
export const driverUnitSchema = z.enum(['count', 'ratio', 'pp', 'bps', 'money', 'minutes', 'hours', 'days', 'months']);
export type DriverUnit = z.infer<typeof driverUnitSchema>;

/** What the value of a cell is counted in; a currency goes with money alone. */
export interface CellUnit {
  readonly unit: DriverUnit;
  readonly currency: string | null;
}

const words: Readonly<Record<Exclude<DriverUnit, 'money'>, string>> = {
  count: 'a count',
  ratio: 'a ratio',
  pp: 'percentage points',
  bps: 'basis points',
  minutes: 'minutes',
  hours: 'hours',
  days: 'days',
  months: 'months',
};

/** "basis points", "USD". */
export function unitWords({ unit, currency }: CellUnit): string {
  return unit === 'money' ? (currency ?? 'money') : words[unit];
}

/** What a driver's value is counted in; money without a currency of its own is in the case's. */
export function cellUnit({ unit, currency }: CellUnit, caseCurrency: string): CellUnit {
  return { unit, currency: unit === 'money' ? (currency ?? caseCurrency) : null };
}

/** By what a value is multiplied to be typed and shown: ratios are typed in percent, all else in its own unit. */
export function typedScale(unit: DriverUnit): number {
  return unit === 'ratio' ? 100 : 1;
}
