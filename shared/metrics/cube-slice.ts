import type { SliceResult } from '../query/slice.ts';
import { cubeGroup, type CubeIndex, type CubeSpan, cubeValues } from './metric-cube.ts';
import { type BatchShape, type SliceRow, sliceBatch, sliceColumns } from './slice-batch.ts';

export interface CubeAsk {
  readonly metric: string;
  readonly by: string | null;
  readonly span: CubeSpan;
  /** What it is compared with; null = nothing. */
  readonly base: CubeSpan | null;
  /** Of amounts. */
  readonly currency: string;
}

/** The numbers of a span of days in the shape of an answered slice; null where the cube does not hold them. */
export function cubeSlice(
  index: CubeIndex,
  { metric, by, span, base, currency }: CubeAsk,
): Pick<SliceResult, 'columns' | 'rows' | 'totals'> | null {
  const { plan, rateScale } = index.cube;
  const slot = plan.metrics.findIndex(({ id }) => id === metric);
  const [asked, shape] = [plan.metrics[slot], plan.shapes[slot]];
  const values = cubeValues(index, metric, by);
  if (asked === undefined || shape === undefined || values === null) return null;
  const row = (of: string | null, value: number): SliceRow | null => {
    const group = cubeGroup(index, metric, of, value, span);
    const before = base === null ? null : cubeGroup(index, metric, of, value, base);
    if (group === null) return null;
    const one = (each: typeof group) => ({ ...each, sums: [each.sums[slot] ?? null] });
    return {
      group: one(group),
      complete: true,
      zeroWhenEmpty: [false],
      base: before === null ? null : one(before),
      baseZeroWhenEmpty: [false],
    };
  };
  const rows = (by === null ? [] : values).flatMap((_, value) => {
    const made = row(by, value);
    return made === null || (made.group.sums[0] === null && (made.base?.sums[0] ?? null) === null) ? [] : [made];
  });
  const total = row(null, 0);
  if (total === null) return null;
  const batch: BatchShape = {
    metrics: [asked],
    shapes: [shape],
    dimensions: by === null ? [] : [{ name: by, label: by }],
    grain: null,
    hasBase: base !== null,
    currency,
    rateScale,
  };
  const whole = { ...total, group: { ...total.group, key: by === null ? [] : [null] } };
  return { columns: sliceColumns(batch), rows: sliceBatch(by === null ? [whole] : rows, batch), totals: sliceBatch([whole], batch) };
}
