import { microsPerMinor } from '../world.ts';
import { dayCount } from '../synth-calendar.ts';
import type { BreakType } from './break-plan.ts';

/** One side of a break: minor units of a currency by number, positive = to us. */
export interface Side {
  readonly minor: number;
  readonly currency: number;
}

/** A planted difference between two of our four books. */
export interface BreakRecord {
  readonly leg: 'ledger_partner' | 'lines_payout' | 'payout_bank';
  readonly type: BreakType | 'missing_in_bank';
  readonly partner: number;
  /** Order reference, or payout id. */
  readonly key: string;
  readonly entryType: string;
  readonly partnerRef: string;
  /** The side that is nearer to our books (ledger, lines, payout), and the other; null = nothing there. What is unexplained is ours less theirs. */
  readonly ours: Side | null;
  readonly theirs: Side | null;
  /** Day from which the break can be seen. */
  readonly day: number;
  /** timing: the day on which it clears; null = after the quarter. */
  readonly clearedDay: number | null;
  /** Last day on which an item without a counterpart counts as timing. */
  readonly dueDay: number | null;
  readonly note: string;
}

/** What is unexplained, ours less theirs: one amount, or one in each currency where they differ. */
export function unexplained({ ours, theirs }: BreakRecord): readonly Side[] {
  if (ours === null) return theirs === null ? [] : [{ minor: -theirs.minor, currency: theirs.currency }];
  if (theirs === null) return [ours];
  if (ours.currency === theirs.currency) return [{ minor: ours.minor - theirs.minor, currency: ours.currency }];
  return [ours, { minor: -theirs.minor, currency: theirs.currency }];
}

/** What is true of ledger, partner lines, payouts and bank lines together, counted while they are written. */
export class ReconTruth {
  readonly breaks: BreakRecord[] = [];
  entries = 0;
  lines = 0;
  /** Pairs of entry and line that differ in nothing. */
  agreeing = 0;
  /** Entries whose line comes on a later day: by day, how many more are on their way at its end, and their worth in micro-dollars. */
  private readonly onTheWay = new Float64Array(dayCount + 1);
  private readonly worthOnTheWay = new Float64Array(dayCount + 1);

  add(record: BreakRecord): void {
    this.breaks.push(record);
  }

  /** An entry of one day whose line is booked on a later one; `lineDay` beyond the quarter = never in it. */
  addTransit(entryDay: number, lineDay: number, minor: number, currency: number): void {
    if (lineDay <= entryDay) return;
    const worth = Math.abs(minor) * microsPerMinor[currency]!;
    const until = Math.min(lineDay, dayCount);
    this.onTheWay[entryDay]!++;
    this.onTheWay[until]!--;
    this.worthOnTheWay[entryDay]! += worth;
    this.worthOnTheWay[until]! -= worth;
  }

  /** Entries on their way at the end of a day, and their absolute worth in micro-dollars at plan rates. */
  inTransit(day: number): { readonly count: number; readonly micros: bigint } {
    const sum = (days: Float64Array): number => days.subarray(0, day + 1).reduce((total, value) => total + value, 0);
    return { count: sum(this.onTheWay), micros: BigInt(sum(this.worthOnTheWay)) };
  }
}
