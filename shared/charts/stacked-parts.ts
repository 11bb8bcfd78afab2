import type { ChartSpec } from './chart-spec.ts';
import { pointsByStop, stopsOf } from './points.ts';

/** One part of one stack; `y0` and `y1` in the unit of the value axis (shares of the sum where the form is 'share'). */
export interface StackedPart {
  readonly series: number;
  readonly x: string | number;
  readonly value: number;
  /** Share of the stack's sum, 0..1; null where the sum is zero. */
  readonly share: number | null;
  readonly y0: number;
  readonly y1: number;
}

export interface Stack {
  readonly x: string | number;
  /** Null where no part has a value: a gap. */
  readonly sum: number | null;
  readonly parts: readonly StackedPart[];
}

/** What is written beside a stack: its sum, or the range that parts to both sides span. */
export function stackWhole(spec: ChartSpec, { sum, parts }: Stack): number | null {
  return spec.stack?.form === 'sides' ? parts.reduce((range, { value }) => range + Math.abs(value), 0) : sum;
}

/** The parts of each stack from the bottom up, in the order of the series; positive parts grow up from zero, negative ones down. */
export function stacksOf(spec: ChartSpec): readonly Stack[] {
  const points = spec.series.map(pointsByStop);
  const isShare = spec.stack?.form === 'share';
  return stopsOf(spec).map((x): Stack => {
    const values = points.flatMap((byStop, series) => {
      const y = byStop.get(x)?.y ?? null;
      return y === null ? [] : [{ series, value: y }];
    });
    if (values.length === 0) return { x, sum: null, parts: [] };
    const sum = values.reduce((total, each) => total + each.value, 0);
    let [up, down] = [0, 0];
    const parts = values.map(({ series, value }): StackedPart => {
      const share = sum === 0 ? null : value / sum;
      const size = isShare ? (share ?? 0) : value;
      const y0 = size >= 0 ? up : down;
      const y1 = y0 + size;
      if (size >= 0) up = y1;
      else down = y1;
      return { series, x, value, share, y0, y1 };
    });
    return { x, sum, parts };
  });
}
