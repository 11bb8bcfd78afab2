import type { CompiledCase, Overrides } from '../compiled-case.ts';
import { isScalarInput } from '../driver-schema.ts';
import type { DriverUnit } from '../driver-unit.ts';
import { figureOfVariants } from './figure-of-variants.ts';

/** NPV with one driver at its own low and at its own high, all others at base; a side without a value stays at the base. */
export interface TornadoBar {
  readonly id: string;
  readonly label: string;
  readonly unit: DriverUnit;
  readonly low: number | null;
  readonly high: number | null;
  readonly npvLow: number | null;
  readonly npvHigh: number | null;
  /** Largest less smallest of the two and the base. */
  readonly swing: number;
}

export interface Tornado {
  readonly base: number | null;
  /** Widest first; drivers without a low and a high are not in it. */
  readonly bars: readonly TornadoBar[];
}

export function tornado(compiled: CompiledCase): Tornado {
  const drivers = compiled.plan.drivers.filter(isScalarInput).filter(({ low, high }) => low !== null || high !== null);
  const at = (id: string, value: number | null): Overrides => (value === null ? new Map() : new Map([[id, value]]));
  const overrides = [new Map<string, number>(), ...drivers.flatMap(({ id, low, high }) => [at(id, low), at(id, high)])];
  const [base = null, ...sides] = figureOfVariants(compiled, overrides, 'npv');
  const bars = drivers.map(({ id, label, unit, low, high }, index): TornadoBar => {
    const [npvLow, npvHigh] = [sides[index * 2] ?? null, sides[index * 2 + 1] ?? null];
    const known = [base, npvLow, npvHigh].filter((npv) => npv !== null);
    return { id, label, unit, low, high, npvLow, npvHigh, swing: known.length === 0 ? 0 : Math.max(...known) - Math.min(...known) };
  });
  return { base, bars: bars.toSorted((a, b) => b.swing - a.swing) };
}
