import { dayCount, weekdaysLater } from '../synth-calendar.ts';
import { microsPerMinor } from '../world.ts';
import { bankGraceDays } from './break-plan.ts';
import type { Payout } from './payout-log.ts';
import { type BreakRecord, type ReconTruth, type Side, unexplained } from './recon-truth.ts';

/** What is open between two books at the end of a day, of one type: never netted. */
export interface OpenBreaks {
  readonly leg: BreakRecord['leg'];
  readonly type: BreakRecord['type'];
  readonly count: number;
  /** Absolute worth at plan rates, in micro-dollars. */
  readonly micros: bigint;
}

export const lastDay = dayCount - 1;
const worthOf = ({ minor, currency }: Side): bigint => BigInt(Math.abs(minor) * microsPerMinor[currency]!);
/** Absolute worth of what is unexplained, in micro-dollars at plan rates. */
export const breakWorth = (record: BreakRecord): bigint => unexplained(record).reduce((sum, side) => sum + worthOf(side), 0n);

/** Breaks between lines, payouts and bank, as they follow from the payouts themselves. */
export function payoutBreaks(payouts: readonly Payout[]): readonly BreakRecord[] {
  return payouts.flatMap((payout): BreakRecord[] => {
    const { partner, payoutId, bankRef, amount, lines, currency, day, bankDay } = payout;
    const common = { partner, key: payoutId, entryType: 'payout', partnerRef: bankRef, day } as const;
    const stated: Side = { minor: amount, currency };
    const untied: BreakRecord[] =
      amount === lines
        ? []
        : [
            {
              ...common,
              leg: 'lines_payout',
              type: 'amount_diff',
              ours: { minor: lines, currency },
              theirs: stated,
              clearedDay: null,
              dueDay: null,
              note: 'The payout is not what its readable lines add up to',
            },
          ];
    if (bankDay !== null && bankDay < dayCount) return untied;
    const isLost = bankDay === null;
    return [
      ...untied,
      {
        ...common,
        leg: 'payout_bank',
        type: isLost ? 'missing_in_bank' : 'timing',
        ours: stated,
        theirs: null,
        clearedDay: null,
        dueDay: weekdaysLater(day, bankGraceDays),
        note: isLost ? 'The bank never booked it' : 'The bank books it after the quarter',
      },
    ];
  });
}

/** The type under which a break is open at the end of a day; null when it is not there yet, or no longer. */
export function typeAsOf(record: BreakRecord, day: number): BreakRecord['type'] | null {
  if (record.day > day || (record.clearedDay !== null && record.clearedDay <= day)) return null;
  return record.dueDay !== null && day <= record.dueDay ? 'timing' : record.type;
}

/** Everything open at the end of a day by leg and type, items on their way included. */
export function openAsOf(recon: ReconTruth, payouts: readonly Payout[], day: number): readonly OpenBreaks[] {
  const sums = new Map<string, { leg: BreakRecord['leg']; type: BreakRecord['type']; count: number; micros: bigint }>();
  const add = (leg: BreakRecord['leg'], type: BreakRecord['type'], count: number, micros: bigint): void => {
    if (count === 0) return;
    const sum = sums.get(`${leg} ${type}`) ?? { leg, type, count: 0, micros: 0n };
    sum.count += count;
    sum.micros += micros;
    sums.set(`${leg} ${type}`, sum);
  };
  for (const record of [...recon.breaks, ...payoutBreaks(payouts)]) {
    const type = typeAsOf(record, day);
    if (type !== null) add(record.leg, type, 1, breakWorth(record));
  }
  const { count, micros } = recon.inTransit(day);
  add('ledger_partner', 'timing', count, micros);
  for (const { day: sent, bankDay, amount, currency } of payouts)
    if (bankDay !== null && bankDay < dayCount && sent <= day && bankDay > day)
      add('payout_bank', 'timing', 1, worthOf({ minor: amount, currency }));
  return [...sums.values()].sort((left, right) => `${left.leg} ${left.type}`.localeCompare(`${right.leg} ${right.type}`));
}
