import { baseValue, type CompiledCase } from '../compiled-case.ts';
import { isScalarInput } from '../driver-schema.ts';
import { figureOfVariants } from './figure-of-variants.ts';

/** One driver along a side of the grid. */
export interface GridAxis {
  readonly id: string;
  readonly label: string;
  readonly values: readonly number[];
}

/** NPV for every pair of values; rows follow the first driver, columns the second. */
export interface TwoWayGrid {
  readonly down: GridAxis;
  readonly across: GridAxis;
  readonly npv: readonly (readonly (number | null)[])[];
}

/** Values of a driver from its low to its high through its present one, in equal steps on both sides. null when it has no range. */
export function gridAxis(compiled: CompiledCase, id: string, steps = 3): GridAxis | null {
  const driver = compiled.plan.drivers.find((one) => one.id === id);
  if (driver === undefined || !isScalarInput(driver)) return null;
  const now = baseValue(driver, compiled.data);
  if (now === null || (driver.low === null && driver.high === null)) return null;
  const ends = [driver.low ?? now, driver.high ?? now];
  const [least, most] = [Math.min(...ends, now), Math.max(...ends, now)];
  const side = (from: number, to: number): number[] => Array.from({ length: steps }, (_, at) => from + ((to - from) * at) / steps);
  return { id, label: driver.label, values: [...new Set([...side(least, now), now, ...side(most, now).toReversed()])] };
}

export function twoWayGrid(compiled: CompiledCase, down: GridAxis, across: GridAxis): TwoWayGrid {
  const pairs = down.values.flatMap((first) =>
    across.values.map(
      (second) =>
        new Map([
          [down.id, first],
          [across.id, second],
        ] as const),
    ),
  );
  const all = figureOfVariants(compiled, pairs, 'npv');
  const width = across.values.length;
  return { down, across, npv: down.values.map((_, row) => all.slice(row * width, (row + 1) * width)) };
}
