import { retryPolicyDay } from './incident-windows.ts';
import type { Random } from './random.ts';
import { dayText, months } from './synth-calendar.ts';
import { product as products } from './world.ts';

export const synthSizes = ['S', 'M', 'L', 'XL'] as const;
export type SynthSize = (typeof synthSizes)[number];
/** Every count of size S is multiplied by this. */
export const scaleOf: Readonly<Record<SynthSize, number>> = { S: 1, M: 20, L: 200, XL: 1000 };
export const nominalAttempts: Readonly<Record<SynthSize, number>> = { S: 50_000, M: 1_000_000, L: 10_000_000, XL: 50_000_000 };

/** What becomes of an order: A approved, D not approved, S a switch to a network card that is approved, F one that fails. */
export const patterns = ['A', 'DA', 'DDA', 'DS', 'D', 'DD', 'DDD', 'DF'] as const;
export const pattern = { A: 0, DA: 1, DDA: 2, DS: 3, D: 4, DD: 5, DDD: 6, DF: 7 } as const;
export const attemptsOf: readonly number[] = [1, 2, 3, 2, 1, 2, 3, 2];
export const isPaid = (code: number): boolean => code <= 3;

/** Realized orders and paid orders at size S by product (rows, in the order of the world) and month (columns). */
const base: readonly (readonly (readonly [orders: number, paid: number])[])[] = [
  [
    [4752, 4348],
    [4752, 4355],
    [4752, 4362],
  ],
  // Co-brand card and BNPL are the golden mix shift: 60/40 -> 45/55 of 8,000 orders, 97.0/82.0 -> 97.5/83.0 %.
  [
    [4800, 4656],
    [4200, 4084],
    [3600, 3510],
  ],
  [
    [1200, 1116],
    [1200, 1119],
    [1200, 1122],
  ],
  [
    [3200, 2624],
    [3800, 3135],
    [4400, 3652],
  ],
  [
    [900, 864],
    [900, 866],
    [900, 868],
  ],
  [
    [700, 658],
    [700, 660],
    [700, 662],
  ],
];

/** Of the orders that fail at first: share recovered; of those, share that needs a third attempt, and share that switches to a card. */
const recovery: readonly { readonly share: number; readonly third: number; readonly switched: number }[] = [
  { share: 0.17, third: 0.15, switched: 0 },
  { share: 0.18, third: 0.15, switched: 0 },
  { share: 0.15, third: 0.12, switched: 0 },
  { share: 0.14, third: 0.1, switched: 0.5 },
  { share: 0.2, third: 0.1, switched: 0 },
  { share: 0.15, third: 0.1, switched: 0 },
];

/** Of the orders that are never paid: shares that end after one and after two attempts; the rest after three. */
const givingUp = { once: 0.52, twice: 0.33 };
/** I10: the same for network cards once hopeless refusals are not tried again. */
const givingUpEarly = { once: 0.94, twice: 0.05 };

export interface MonthQuota {
  readonly orders: number;
  readonly paid: number;
  /** Orders by pattern; they add up to `orders`. */
  readonly byPattern: readonly number[];
}

/** The truth of one product and month, drawn before any attempt: exact counts of every kind of order. */
export function monthQuota(size: SynthSize, product: number, month: number): MonthQuota {
  return quotaUnder(size, product, month, product === products.card && months[month]!.from >= dayText(retryPolicyDay));
}

/** The same as it is, or would be, under the later retry policy or the earlier one (I10): orders and paid orders do not depend on it. */
export function quotaUnder(size: SynthSize, product: number, month: number, isLater: boolean): MonthQuota {
  const [orders, paid] = base[product]![month]!;
  const { share, third, switched } = recovery[product]!;
  const unpaid = orders - paid;
  const recovered = Math.round((unpaid * share) / (1 - share));
  const bySwitch = Math.round(recovered * switched);
  const byThird = Math.round((recovered - bySwitch) * third);
  const failedSwitch = switched > 0 ? Math.round(unpaid * 0.04) : 0;
  const shares = isLater ? givingUpEarly : givingUp;
  const once = Math.round((unpaid - failedSwitch) * shares.once);
  const twice = Math.round((unpaid - failedSwitch) * shares.twice);
  const counts = [
    paid - recovered,
    recovered - bySwitch - byThird,
    byThird,
    bySwitch,
    once,
    twice,
    unpaid - failedSwitch - once - twice,
    failedSwitch,
  ];
  const scale = scaleOf[size];
  return { orders: orders * scale, paid: paid * scale, byPattern: counts.map((count) => count * scale) };
}

/** Orders of the segment that is too small to judge (country PR, private label), in each month and at every size. */
export const smallSegmentPerMonth = 6;

/** Deals out the patterns of a month one order at a time, without replacement, so that the counts come out exactly. */
export class QuotaDraw {
  private readonly left: Float64Array;
  private orders: number;
  private failing: number;

  constructor(quota: MonthQuota) {
    this.left = Float64Array.from(quota.byPattern);
    this.orders = quota.orders;
    this.failing = quota.orders - quota.byPattern[pattern.A]!;
  }

  /** Chance that the next order's first attempt fails, before anything is known about it. */
  get failShare(): number {
    return this.orders === 0 ? 0 : this.failing / this.orders;
  }

  /** The next order's pattern. `failChance` is its own chance of failing at first; `preferred`: the failure to take while there is one left. */
  next(random: Random, failChance: number, preferred: number | null): number {
    const mustFail = this.failing === this.orders;
    const fails = this.failing > 0 && (mustFail || random.unit() < failChance);
    const taken = fails ? this.failure(random, preferred) : pattern.A;
    this.left[taken] = this.left[taken]! - 1;
    this.orders--;
    if (taken !== pattern.A) this.failing--;
    return taken;
  }

  private failure(random: Random, preferred: number | null): number {
    const left = this.left;
    if (preferred !== null && left[preferred]! > 0) return preferred;
    let position = random.unit() * this.failing;
    for (let code = 1; code < left.length; code++) {
      position -= left[code]!;
      if (position < 0) return code;
    }
    return left.findLastIndex((count, code) => code > 0 && count > 0);
  }
}
