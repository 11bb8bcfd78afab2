import type { Random } from './random.ts';
import { scaleOf, type SynthSize } from './quotas.ts';

const perScale = 12_000;
/** Coprime to every number of customers, so that it scatters the ranks over the ids without a clash. */
const scatter = 7919;

/** Customers by rank of activity: the share of orders falls with the square root of the rank (Zipf with exponent 0.5). */
export class Customers {
  private readonly count: number;

  constructor(size: SynthSize) {
    this.count = perScale * scaleOf[size];
  }

  /** Rank as a share of all customers, 0 = most active. */
  drawRank(random: Random): number {
    const share = random.unit();
    return share * share;
  }

  idOf(rank: number): number {
    return (Math.floor(rank * this.count) * scatter) % this.count;
  }
}
