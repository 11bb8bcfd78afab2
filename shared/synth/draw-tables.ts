import { exp, ln, normalQuantile } from '../base/exact-math.ts';
import type { Random } from './random.ts';

const steps = 2048;

/** A distribution as its quantiles at equal steps of probability; a draw is one look-up with interpolation. */
export type QuantileTable = Float64Array;

function quantileTable(quantile: (p: number) => number): QuantileTable {
  return Float64Array.from({ length: steps + 1 }, (_, index) =>
    quantile(Math.min(Math.max(index / steps, 0.25 / steps), 1 - 0.25 / steps)),
  );
}

export const standardNormal: QuantileTable = quantileTable(normalQuantile);

/** exp(mu + sigma * normal). */
export const lognormalTable = (mu: number, sigma: number): QuantileTable => quantileTable((p) => exp(mu + sigma * normalQuantile(p)));

export function drawFrom(table: QuantileTable, random: Random): number {
  const position = random.unit() * steps;
  const index = position | 0;
  const left = table[index]!;
  return left + (table[index + 1]! - left) * (position - index);
}

/** Gamma with a whole shape: the sum of that many exponentials. */
export function drawGamma(shape: number, scale: number, random: Random): number {
  let product = 1;
  for (let left = shape; left > 0; left--) product *= 1 - random.unit();
  return -scale * ln(product);
}

/** A discrete distribution as equal slots; a draw is one look-up. Every weight above zero gets at least one slot. */
export type SlotTable = Uint16Array;

export function slotTable(weights: readonly number[], slots = 4096): SlotTable {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const table = new Uint16Array(slots);
  let cumulated = 0;
  let from = 0;
  weights.forEach((weight, value) => {
    cumulated += weight;
    const until = Math.round((cumulated / total) * slots);
    table.fill(value, from, until);
    from = Math.max(from, until);
  });
  return table;
}

export function drawSlot(table: SlotTable, random: Random): number {
  return table[(random.unit() * table.length) | 0]!;
}

/** `total` split in proportion to the weights, to the last one exactly. */
export function allocate(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((left, weight) => left + weight, 0);
  let cumulated = 0;
  let given = 0;
  return weights.map((weight) => {
    cumulated += weight;
    const until = Math.round((cumulated / sum) * total);
    const share = until - given;
    given = until;
    return share;
  });
}
