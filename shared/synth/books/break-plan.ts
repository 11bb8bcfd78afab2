import { lateDay, wrongRate, wrongRateDay } from '../incident-windows.ts';
import { lineKind } from '../settlement-queue.ts';
import { dayOf } from '../synth-calendar.ts';
import { partner, partnerNames } from '../world.ts';

/** How our books and a partner's lines may differ. */
export const breakTypes = [
  'missing_in_partner',
  'missing_in_ledger',
  'amount_diff',
  'fee_diff',
  'fx_diff',
  'currency_diff',
  'duplicate',
  'timing',
  'wrong_sign',
  'status_diff',
] as const;
export type BreakType = (typeof breakTypes)[number];

/** A break to be planted on the first line of this kind and currency that the partner books on the day or after it. */
export interface PlannedBreak {
  readonly type: Exclude<BreakType, 'fx_diff'>;
  readonly partner: number;
  readonly kind: number;
  readonly currency: number;
  readonly day: number;
  /** amount_diff: minor units by which our books are above the partner; timing: days by which its line comes late. */
  readonly by: number;
}

const { sale, refund, chargeback } = lineKind;
const { meridian, alder, lumen, keystone, cobalt } = partner;
const [usd, cad] = [0, 1];

type Place = readonly [partner: number, kind: number, currency: number, month: number, date: number, by?: number];

const planned = (type: PlannedBreak['type'], ...places: readonly Place[]): PlannedBreak[] =>
  places.map(([code, kind, currency, month, date, by = 0]) => ({ type, partner: code, kind, currency, day: dayOf(month, date), by }));

/** Weekdays after the expected date within which a partner's line is late, not missing; and after a payout within which its credit is. */
export const lineGraceDays = 1;
export const bankGraceDays = 3;

/** The breaks of the demo world, spread so that every age from a day to a quarter is among them. */
export const plannedBreaks: readonly PlannedBreak[] = [
  ...planned(
    'missing_in_partner',
    [meridian, sale, usd, 1, 14],
    [lumen, sale, cad, 2, 5],
    [alder, refund, usd, 2, 24],
    [meridian, sale, cad, 3, 11],
  ),
  ...planned(
    'missing_in_ledger',
    [meridian, sale, usd, 1, 21],
    [keystone, sale, usd, 2, 11],
    [lumen, refund, usd, 3, 5],
    [meridian, chargeback, usd, 3, 24],
  ),
  ...planned(
    'amount_diff',
    [meridian, sale, usd, 1, 9, 100],
    [lumen, sale, usd, 2, 3, -1],
    [cobalt, sale, usd, 2, 26, 900],
    [alder, sale, usd, 3, 27, 5000],
  ),
  ...planned('fee_diff', [alder, sale, usd, 1, 27], [lumen, sale, usd, 2, 12], [cobalt, sale, usd, 3, 20]),
  ...planned('currency_diff', [alder, sale, cad, 1, 16], [lumen, sale, cad, 2, 19], [keystone, sale, cad, 3, 4]),
  ...planned('duplicate', [meridian, sale, usd, 1, 29], [cobalt, sale, usd, 2, 20], [lumen, refund, usd, 3, 25]),
  ...planned(
    'timing',
    [meridian, sale, usd, 1, 30, 3],
    [keystone, sale, usd, 2, 18, 4],
    [cobalt, sale, usd, 2, 27, 2],
    [lumen, sale, usd, 3, 20, 3],
    [lumen, sale, usd, 3, 30, 3],
    [meridian, sale, usd, 3, 31, 3],
    [cobalt, sale, usd, 3, 31, 2],
  ),
  ...planned('wrong_sign', [meridian, refund, usd, 1, 12], [alder, refund, usd, 2, 10], [lumen, refund, usd, 3, 19]),
  ...planned('status_diff', [meridian, sale, usd, 2, 6], [lumen, sale, usd, 2, 25], [keystone, sale, usd, 3, 30]),
];

/** Days on which something else happens to a partner's lines; none of the breaks above falls on them. */
const lumenBrokenDays = { from: dayOf(3, 10), to: dayOf(3, 17) };

function isTaken(day: number, code: number, currency: number): boolean {
  if (code === alder) return day === lateDay;
  if (code === lumen) return day >= lumenBrokenDays.from && day < lumenBrokenDays.to;
  return code === meridian && day === wrongRateDay && currency === wrongRate.currency;
}

/** Deals the planned breaks out to lines as they are booked. */
export class BreakPlanter {
  private readonly waiting: readonly PlannedBreak[][] = partnerNames.map((_, code) =>
    plannedBreaks.filter((one) => one.partner === code).sort((left, right) => left.day - right.day),
  );

  /** The break that this line is to have, if any; asked once a line. */
  take(day: number, code: number, kind: number, currency: number): PlannedBreak | null {
    const list = this.waiting[code]!;
    if ((list[0]?.day ?? Number.POSITIVE_INFINITY) > day || isTaken(day, code, currency)) return null;
    const index = list.findIndex((one) => one.day <= day && one.kind === kind && one.currency === currency);
    return index < 0 ? null : list.splice(index, 1)[0]!;
  }

  /** Breaks that found no line to stand on. */
  get left(): readonly PlannedBreak[] {
    return this.waiting.flat();
  }
}
