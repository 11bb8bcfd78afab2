import { baseValue, type CompiledCase } from '../compiled-case.ts';
import { type Driver, isScalarInput } from '../driver-schema.ts';
import type { Figure } from './figure-of-variants.ts';
import { figureProbe, type FigureProbe } from './figure-probe.ts';
import { findRoot } from './find-root.ts';

export interface Goal {
  readonly figure: Figure;
  readonly target: number;
}

/** The value of one driver that reaches a goal, or why there is none within the range that was looked at. */
export type Sought =
  | { readonly kind: 'found'; readonly value: number; readonly others: readonly number[] }
  | { readonly kind: 'none'; readonly from: number; readonly to: number; readonly lowest: number | null; readonly highest: number | null };

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Points of one look at a range; between two of them with different signs the answer is closed in on. */
const scanPoints = 129;

/**
 * Looks along a driver for the value at which a figure meets its target, all else at base. The range grows from the driver's own low and
 * high as far as its unit allows; of several answers the one nearest to its present value leads.
 */
export function seekGoal(
  compiled: CompiledCase,
  driverId: string,
  goal: Goal,
  range: Range | null = null,
  probe: FigureProbe = figureProbe(compiled),
): Sought | null {
  const driver = compiled.plan.drivers.find(({ id }) => id === driverId);
  if (driver === undefined || !isScalarInput(driver)) return null;
  const now = baseValue(driver, compiled.data) ?? 0;
  const gaps = (values: readonly number[]): (number | null)[] =>
    probe(driverId, values, goal.figure).map((figure) => (figure === null ? null : figure - goal.target));
  const gap = (value: number): number | null => gaps([value])[0] ?? null;
  const ranges = range === null ? rangesOf(driver, now, compiled.plan.months) : [range];
  for (const look of ranges) {
    const points = spread(look, scanPoints);
    const found = gaps(points);
    const roots = crossings(points, found).map(({ from, to }) => (from === to ? from : findRoot(gap, from, to)));
    const [value, ...others] = roots.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now));
    if (value !== undefined) return { kind: 'found', value, others };
    if (look === ranges.at(-1)) return nothingFound(points, found, goal);
  }
  return null;
}

function nothingFound(points: readonly number[], gaps: readonly (number | null)[], goal: Goal): Sought {
  const known = gaps.filter((one) => one !== null).map((one) => one + goal.target);
  const [lowest, highest] = known.length === 0 ? [null, null] : [Math.min(...known), Math.max(...known)];
  return { kind: 'none', from: points[0] ?? 0, to: points.at(-1) ?? 0, lowest, highest };
}

function spread({ from, to }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, at) => (at === count - 1 ? to : from + ((to - from) * at) / (count - 1)));
}

/** Neighbours between which the gap changes its sign; a point that meets the goal exactly is a bracket of its own. */
function crossings(points: readonly number[], gaps: readonly (number | null)[]): Range[] {
  return points.flatMap((to, at): Range[] => {
    const [gap, before] = [gaps[at] ?? null, gaps[at - 1] ?? null];
    if (gap === 0) return [{ from: to, to }];
    const from = points[at - 1];
    return from !== undefined && gap !== null && before !== null && before * gap < 0 ? [{ from, to }] : [];
  });
}

/** Where to look, from near to far. Shares stay within 0..1, percentage points within -100..100, months within the horizon. */
function rangesOf(driver: Driver & { readonly low: number | null; readonly high: number | null }, now: number, months: number): Range[] {
  const ends = [driver.low ?? now, driver.high ?? now, now];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const reach = Math.max(Math.abs(least), Math.abs(most), 1e-9);
  const limit = limits[driver.unit]?.(months) ?? { from: least < 0 ? Number.NEGATIVE_INFINITY : 0, to: Number.POSITIVE_INFINITY };
  return [1, 10, 1_000].map((times) => ({
    from: Math.max(limit.from, least - reach * times),
    to: Math.min(limit.to, most + reach * times),
  }));
}

const limits: Partial<Record<Driver['unit'], (months: number) => Range>> = {
  ratio: () => ({ from: 0, to: 1 }),
  pp: () => ({ from: -100, to: 100 }),
  months: (months) => ({ from: -months, to: months }),
};
