import type { SimulationResult } from './simulation-result.ts';

const binCount = 36;
const checkpoints = 60;

type Summary = Omit<SimulationResult, 'trials' | 'seed' | 'bands' | 'drawn' | 'problems'>;

/** What many NPVs come to; NaN marks a trial that has none. */
export function summarizeTrials(npv: Float64Array): Summary {
  const known = npv.filter((value) => Number.isFinite(value));
  const missing = npv.length - known.length;
  const convergence = convergenceOf(known);
  const last = convergence.at(-1);
  const sorted = known.toSorted();
  if (last === undefined)
    return { missing, mean: null, standardError: null, p10: null, p50: null, p90: null, belowZero: null, bins: [], convergence: [] };
  return {
    missing,
    mean: last.mean,
    standardError: last.standardError,
    p10: quantile(sorted, 0.1),
    p50: quantile(sorted, 0.5),
    p90: quantile(sorted, 0.9),
    belowZero: countBelow(sorted, 0) / sorted.length,
    bins: binsOf(sorted),
    convergence,
  };
}

/** Between the two nearest of sorted values, by a straight line. */
export function quantile(sorted: Float64Array, share: number): number {
  const at = (sorted.length - 1) * share;
  const below = Math.floor(at);
  const [left, right] = [sorted[below]!, sorted[Math.min(below + 1, sorted.length - 1)]!];
  return left + (right - left) * (at - below);
}

/** Welford's running mean and sum of squares, written down at equal distances. */
function convergenceOf(values: Float64Array): Summary['convergence'] {
  const points: { trials: number; mean: number; standardError: number }[] = [];
  const step = Math.max(1, Math.floor(values.length / checkpoints));
  let [mean, squares] = [0, 0];
  for (let index = 0; index < values.length; index++) {
    const count = index + 1;
    const off = values[index]! - mean;
    mean += off / count;
    squares += off * (values[index]! - mean);
    if (count > 1 && (count % step === 0 || count === values.length))
      points.push({ trials: count, mean, standardError: Math.sqrt(squares / (count - 1) / count) });
  }
  return points;
}

function countBelow(sorted: Float64Array, limit: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Bins on round numbers, with zero at an edge: what lies below it is a loss. */
function binsOf(sorted: Float64Array): SimulationResult['bins'] {
  const [least, most] = [sorted[0]!, sorted[sorted.length - 1]!];
  const width = roundWidth((most - least) / binCount);
  if (width === 0) return [{ from: least, to: least, count: sorted.length }];
  const first = Math.floor(least / width);
  const bins = Array.from({ length: Math.floor(most / width) - first + 1 }, (_, at) => ({
    from: (first + at) * width,
    to: (first + at + 1) * width,
  }));
  return bins.map(({ from, to }, at) => ({
    from,
    to,
    count: (at === bins.length - 1 ? sorted.length : countBelow(sorted, to)) - countBelow(sorted, from),
  }));
}

/** 1, 2 or 5 times a power of ten, at least as wide. */
function roundWidth(width: number): number {
  if (!(width > 0)) return 0;
  let unit = 1;
  while (unit * 10 <= width) unit *= 10;
  while (unit > width) unit /= 10;
  return unit * ([1, 2, 5, 10].find((times) => unit * times >= width) ?? 10);
}
