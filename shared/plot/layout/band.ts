import { type Band, bandPadding } from '../chart-layout.ts';

/** Bands of equal size between two pixels, with a share of each left empty around its bar. */
export function bandsBetween(from: number, to: number, count: number, padding = bandPadding): (index: number) => Band {
  const step = (to - from) / Math.max(1, count);
  return (index) => ({ start: from + step * (index + padding / 2), size: step * (1 - padding) });
}

/** A linear scale from values to pixels; where the values do not vary, the middle. */
export function scaleBetween(low: number, high: number, from: number, to: number): (value: number) => number {
  return (value) => (high === low ? (from + to) / 2 : from + ((value - low) / (high - low)) * (to - from));
}

const nothing = (): Band => ({ start: 0, size: 0 });

/** What a layout answers where its shape has no such axis. */
export const noAxes = {
  across: null,
  time: [0, 1] as const,
  timeTicks: [],
  categories: [] as readonly string[],
  categoryLabels: [] as readonly (readonly string[])[],
  rowLabels: [] as readonly string[],
  hidden: 0,
  ends: [],
  lanes: [],
  xAt: () => 0,
  bucketOf: nothing,
  yOfValue: () => 0,
  xOfValue: () => 0,
  bandOf: nothing,
  rowOf: nothing,
} as const;
