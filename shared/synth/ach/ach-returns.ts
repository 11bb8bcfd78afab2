import { allocate } from '../draw-tables.ts';
import { planOf } from '../incident-plan.ts';
import { monthQuota, type SynthSize } from '../quotas.ts';
import { dayCount, isBankDay, monthOf } from '../synth-calendar.ts';
import { product } from '../world.ts';
import { fileDayOf, fileDays, originalFilesShare, returnWindow, sameWindowShare } from './ach-plan.ts';

/** Share of debits that come back as unauthorized in ordinary times. */
const ordinaryShare = 0.0006;
/** Days after the file within which they come back: customers see the debit on their next statement, and have 60 days. */
const returnLag = { from: 30, to: 59 } as const;
/** Debits of a day that are sure to come about, of those expected. */
const sureShare = 0.9;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Files of which debits come back: all through a last one but for one, so chosen that their debits are nearest to `wanted`. */
function chooseFiles(debits: ReadonlyMap<number, number>, wanted: number): readonly number[] {
  const files = fileDays.filter((day) => day + returnLag.from < dayCount);
  let best: readonly number[] = files;
  let bestGap = Number.POSITIVE_INFINITY;
  for (let end = 1; end <= files.length; end++) {
    const until = files.slice(0, end);
    const total = sum(until.map((day) => debits.get(day)!));
    for (const skipped of until) {
      const gap = Math.abs(total - debits.get(skipped)! - wanted);
      if (gap >= bestGap) continue;
      bestGap = gap;
      best = until.filter((day) => day !== skipped);
    }
  }
  return best;
}

/** Which debits come back as unauthorized, and when: a fixed number of each day's, spread over its debits (I13). */
export class AchReturns {
  /** By day of the attempt: how many of its debits come back, and every how many. */
  private readonly returned = new Int32Array(dayCount);
  private readonly step = new Int32Array(dayCount);
  private debits = 0;
  private taken = 0;
  private day = -1;

  /** `orders`: ACH orders by day. */
  constructor(size: SynthSize, orders: readonly number[]) {
    const expected = orders.map((count, day) => {
      const quota = monthQuota(size, product.ach, monthOf(day));
      return (count * quota.paid) / quota.orders;
    });
    const debits = new Map(fileDays.map((file) => [file, sum(expected.filter((_, day) => fileDayOf[day] === file))]));
    const inWindow = sum(fileDays.filter((day) => day >= returnWindow.from).map((day) => debits.get(day)!));
    const files = chooseFiles(debits, (inWindow * sameWindowShare) / originalFilesShare);
    const count = Math.round(inWindow * (planOf('I13', size).isPlanted ? sameWindowShare : ordinaryShare));
    const days = expected.map((_, day) => day).filter((day) => files.includes(fileDayOf[day]!));
    const byFile = allocate(
      count,
      files.map((file) => debits.get(file)!),
    );
    files.forEach((file, at) => {
      const own = days.filter((day) => fileDayOf[day] === file);
      allocate(
        byFile[at]!,
        own.map((day) => expected[day]!),
      ).forEach((share, index) => {
        const day = own[index]!;
        this.returned[day] = share;
        this.step[day] = share === 0 ? 0 : Math.max(1, Math.floor((expected[day]! * sureShare) / share));
      });
    });
  }

  /** Day on which the next debit of the day comes back as unauthorized; -1 = it does not. */
  next(day: number): number {
    if (day !== this.day) {
      this.day = day;
      this.debits = 0;
      this.taken = 0;
    }
    const step = this.step[day]!;
    const isOne = step > 0 && this.taken < this.returned[day]! && this.debits % step === step >> 1;
    this.debits++;
    if (!isOne) return -1;
    this.taken++;
    return returnDay(fileDayOf[day]!, day + this.taken);
  }
}

/** One of the bank days on which a debit of a file may come back. */
function returnDay(file: number, turn: number): number {
  const until = Math.min(file + returnLag.to, dayCount - 1);
  const choices: number[] = [];
  for (let day = file + returnLag.from; day <= until; day++) if (isBankDay(day)) choices.push(day);
  return choices[(turn * 7) % choices.length]!;
}
