import { normalQuantile } from '../../base/exact-math.ts';

/** Saving of one unit that is caused by an initiative, with its 95 % interval. Positive = saved. */
export interface Effect {
  readonly effect: number;
  readonly low: number;
  readonly high: number;
  /** Months it rests on. */
  readonly before: number;
  readonly after: number;
}

/** Quantile of Student's t (Hill's expansion of the normal one; within 0.3 % from 4 degrees of freedom on). */
export function studentQuantile(share: number, freedom: number): number {
  const z = normalQuantile(share);
  const [z3, z5, z7] = [z ** 3, z ** 5, z ** 7];
  return (
    z +
    (z3 + z) / (4 * freedom) +
    (5 * z5 + 16 * z3 + 3 * z) / (96 * freedom ** 2) +
    (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * freedom ** 3)
  );
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const squaresAround = (values: readonly number[], center: number): number => values.reduce((sum, value) => sum + (value - center) ** 2, 0);

/**
 * Interrupted time series: a straight line through the months before, carried on; the effect is how far the months after lie below it on
 * average. The interval holds the error of the line and the scatter of the months. In words why there is none.
 */
export function interruptedTimeSeries(before: readonly number[], after: readonly number[]): Effect | string {
  const count = before.length;
  if (count < 6) return `a trend needs 6 months before, there are ${count}`;
  if (after.length === 0) return 'there is no full month after';
  const center = (count - 1) / 2;
  const [level, spread] = [
    mean(before),
    squaresAround(
      before.map((_, at) => at),
      center,
    ),
  ];
  const slope = before.reduce((sum, value, at) => sum + (at - center) * value, 0) / spread;
  const line = (at: number): number => level + slope * (at - center);
  const freedom = count - 2;
  const variance = before.reduce((sum, value, at) => sum + (value - line(at)) ** 2, 0) / freedom;
  const ahead = count + (after.length - 1) / 2;
  const effect = mean(after.map((value, at) => line(count + at) - value));
  const error = Math.sqrt(variance * (1 / after.length + 1 / count + (ahead - center) ** 2 / spread));
  return interval(effect, error, freedom, count, after.length);
}

/** Difference in differences of monthly unit costs, treated less control; months are paired. */
export function differenceInDifferences(
  before: readonly { readonly treated: number; readonly control: number }[],
  after: readonly { readonly treated: number; readonly control: number }[],
): Effect | string {
  if (before.length < 3 || after.length < 3)
    return `it needs 3 months with a control group before and after, there are ${before.length} and ${after.length}`;
  const [then, now] = [before, after].map((months) => months.map(({ treated, control }) => treated - control)) as [number[], number[]];
  const [center, moved] = [mean(then), mean(now)];
  const [a, b] = [squaresAround(then, center) / (then.length - 1) / then.length, squaresAround(now, moved) / (now.length - 1) / now.length];
  const freedom = a + b === 0 ? then.length + now.length - 2 : (a + b) ** 2 / (a ** 2 / (then.length - 1) + b ** 2 / (now.length - 1));
  return interval(center - moved, Math.sqrt(a + b), freedom, then.length, now.length);
}

/** Hold-out: unit cost of those left out less that of the others, month by month after the start. */
export function holdOut(after: readonly { readonly treated: number; readonly control: number }[]): Effect | string {
  if (after.length < 5) return `it needs 5 months with a held-out group, there are ${after.length}`;
  const gaps = after.map(({ treated, control }) => control - treated);
  const center = mean(gaps);
  const error = Math.sqrt(squaresAround(gaps, center) / (gaps.length - 1) / gaps.length);
  return interval(center, error, gaps.length - 1, 0, gaps.length);
}

function interval(effect: number, error: number, freedom: number, before: number, after: number): Effect {
  const reach = studentQuantile(0.975, Math.max(freedom, 3)) * error;
  return { effect, low: effect - reach, high: effect + reach, before, after };
}
