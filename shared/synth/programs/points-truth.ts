import { dayCount, months } from '../synth-calendar.ts';

interface MonthSums {
  inquiries: number;
  answered: number;
  redemptions: number;
  redeemedMicros: number;
  reversals: number;
  reversedMicros: number;
}

/** Points events by month of the event, in micro-dollars at plan rates, counted while they are drawn. */
export class PointsTruth {
  readonly months: readonly MonthSums[] = months.map(() => ({
    inquiries: 0,
    answered: 0,
    redemptions: 0,
    redeemedMicros: 0,
    reversals: 0,
    reversedMicros: 0,
  }));
  /** I21: by day, sessions that asked for a balance, sessions that were offered points, and redemptions. */
  readonly sessions = new Float64Array(dayCount);
  readonly offers = new Float64Array(dayCount);
  readonly redemptions = new Float64Array(dayCount);
  /** I21: sessions in its window, none of which was offered points; those of them that were buyers, and the points orders of the day. */
  readonly hidden = { sessions: 0, buyers: 0, orders: 0 };
  /** I8: returns since it began, partial ones among them, returns off the rule, and the points that customers miss. */
  readonly rounding = { returns: 0, partial: 0, off: 0, points: 0 };
}
