import { dayOf, nextBankDay, payoutDays } from '../synth-calendar.ts';
import { partner } from '../world.ts';

/** Money that a partner says it has sent, in minor units; negative = it takes money from us. */
export interface Payout {
  readonly partner: number;
  readonly currency: number;
  readonly batch: number;
  /** First day whose lines it covers, and the day it leaves, which is the last. */
  readonly fromDay: number;
  readonly day: number;
  readonly payoutId: string;
  /** What the bank statement shows for it. */
  readonly bankRef: string;
  readonly amount: number;
  /** What the readable lines of the batch add up to. */
  readonly lines: number;
  /** Fees in it, negative = cost to us. */
  readonly fees: number;
  /** Day on which the bank books it; null = it never arrives. */
  readonly bankDay: number | null;
}

interface StatedPayout {
  readonly partner: number;
  readonly currency: number;
  readonly day: number;
  readonly payoutId: string;
  readonly bankRef: string;
  readonly lines: number;
  /** Worth of records in the batch that cannot be read. */
  readonly unreadable?: number;
  readonly fees?: number;
}

/** Planted: this payout of Cobalt is six cents above its lines, and this one of Alder never reaches the bank. */
const untied = { partner: partner.cobalt, currency: 0, day: dayOf(2, 20), by: 6 } as const;
const lost = { partner: partner.alder, currency: 0, day: dayOf(3, 4) } as const;

type Spot = Pick<StatedPayout, 'partner' | 'currency' | 'day'>;
const isAt = (one: Spot, other: Spot): boolean => one.partner === other.partner && one.currency === other.currency && one.day === other.day;

/** Every payout of the quarter; a few hundred at any size. */
export class PayoutLog {
  readonly payouts: Payout[] = [];

  /** Notes a payout and returns what the partner states for it, in minor units. */
  add(stated: StatedPayout): number {
    const { partner: code, currency, day, payoutId, bankRef, lines, unreadable = 0, fees = 0 } = stated;
    const { batch } = payoutDays[day]!;
    const amount = lines + unreadable + (isAt(stated, untied) ? untied.by : 0);
    const fromDay = payoutDays.findIndex((one) => one.batch === batch);
    const bankDay = isAt(stated, lost) ? null : nextBankDay(day);
    this.payouts.push({ partner: code, currency, batch, fromDay, day, payoutId, bankRef, amount, lines, fees, bankDay });
    return amount;
  }
}
