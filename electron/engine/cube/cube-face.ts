import type { CubeCells, CubeFace } from '../../../shared/metrics/metric-cube.ts';
import type { Covers } from '../../../shared/metrics/derive-sums.ts';
import type { MetricPlan } from '../../../shared/metrics/plan-metrics.ts';
import type { Group, RolledUp } from '../../../shared/metrics/roll-up.ts';
import { isSplitBy } from './cube-scans.ts';

/** Sums of some metrics by the values of a face and day. */
export interface FaceSums {
  /** Position of the face. */
  readonly face: number;
  readonly slots: readonly number[];
  readonly rolled: RolledUp;
}

const int64 = 2n ** 63n;
/** A dimension with more values is asked for instead: nobody reads so many lines, and its cells would fill the window's memory. */
const mostValues = 2_000;
const sizeOf = (value: bigint): bigint => (value < 0n ? -value : value);

/** Lays the sums of a face into dense cells; `wide` are metrics whose sums pass 64 bits and cannot be laid out. */
export function cubeFace(
  plan: MetricPlan,
  span: { readonly firstDay: number; readonly days: number },
  { by, metrics }: Pick<CubeFace, 'by' | 'metrics'>,
  sums: readonly FaceSums[],
  covers: Covers,
): { readonly face: CubeFace; readonly wide: readonly number[] } {
  const groups = sums.flatMap(({ rolled }) => [...rolled.groups.values()]);
  const values = by === null ? [null] : [...new Set(groups.map(({ key }) => key[0] ?? null))].sort(byText);
  if (values.length > mostValues) return { face: { by, metrics: [], values: [], cells: [], covered: new Uint8Array() }, wide: [] };
  const wide: number[] = [];
  const cells = sums.flatMap(({ slots, rolled }) =>
    slots.flatMap((slot): CubeCells[] => {
      const laid = cellsOf(plan, span, by, values, slot, rolled);
      if (laid === null) wide.push(slot);
      return laid === null ? [] : [laid];
    }),
  );
  const whole = (value: string | null): Group => ({ key: [value], bucket: null, sums: [] });
  const covered = Uint8Array.from(values.flatMap((value) => plan.metrics.map((_, slot) => (covers(slot, whole(value)) ? 1 : 0))));
  return { face: { by, metrics, values, cells, covered }, wide };
}

/** Rows without a value last. */
function byText(left: string | null, right: string | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left < right ? -1 : left > right ? 1 : 0;
}

function cellsOf(
  plan: MetricPlan,
  { firstDay, days }: { readonly firstDay: number; readonly days: number },
  by: string | null,
  values: readonly (string | null)[],
  slot: number,
  rolled: RolledUp,
): CubeCells | null {
  const metric = plan.metrics[slot];
  if (metric === undefined) return null;
  const positions = new Map(values.map((value, position) => [value, position]));
  const made = () => new BigInt64Array(values.length * days);
  const [numerator, denominator, n] = [made(), made(), made()];
  let hasDenominator = false;
  let size = 0n;
  for (const { key, bucket, sums } of rolled.groups.values()) {
    const own = sums[slot] ?? null;
    const value = positions.get(key[0] ?? null);
    if (own === null || value === undefined || bucket === null) continue;
    const at = value * days + bucket - firstDay;
    size += sizeOf(own.numerator) + sizeOf(own.denominator ?? 0n);
    if (size >= int64) return null;
    numerator[at] = own.numerator;
    n[at] = own.n;
    if (own.denominator === null) continue;
    hasDenominator = true;
    denominator[at] = own.denominator;
  }
  return { slot, numerator, denominator: hasDenominator ? denominator : null, n, isSplit: isSplitBy(metric, by) };
}
