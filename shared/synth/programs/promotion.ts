import type { Share } from '../attempt-truth.ts';
import { slotTable } from '../draw-tables.ts';
import { isAmong, promotionLost } from '../incident-windows.ts';
import { pickByNumber } from '../pick-by-number.ts';
import { lineKind } from '../settlement-queue.ts';
import { dayCount } from '../synth-calendar.ts';
import { product } from '../world.ts';

/** Private-label sales from this amount on are offered twelve months without interest; six in ten customers take it. */
const leastMicros = 120_000_000;
const takenSlots = slotTable([40, 60]);
const salt = 24;
export const promotionName = 'promo_12';
export const standardName = 'standard';

export const isPromotional = (productCode: number, orderNumber: number, micros: number): boolean =>
  productCode === product.privateLabel && micros >= leastMicros && pickByNumber(takenSlots, orderNumber, salt) === 1;

/** I24: whether Alder forgets the promotion of what it books on a day. */
export const isForgotten = (bookingDay: number): boolean => isAmong(promotionLost, bookingDay);

/** Promotional sales by day of booking, and those booked as standard, counted while they are written. */
export class PromotionTruth {
  private readonly offered = new Float64Array(dayCount);
  private readonly forgotten = new Float64Array(dayCount);

  add(day: number): void {
    this.offered[day]!++;
    if (isForgotten(day)) this.forgotten[day]!++;
  }

  /** Booked otherwise than promised over promised, of [from, to) of the quarter's days. */
  share(from: number, to: number): Share {
    const sum = (days: Float64Array): number => days.subarray(from, to).reduce((total, count) => total + count, 0);
    return { numerator: sum(this.forgotten), denominator: sum(this.offered) };
  }
}

/** The promotion of a settlement line; a refund or dispute has none of its own. */
export const hasPromotion = (kind: number, productCode: number, orderNumber: number, micros: number): boolean =>
  kind === lineKind.sale && isPromotional(productCode, orderNumber, micros);
