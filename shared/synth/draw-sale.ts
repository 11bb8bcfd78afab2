import { drawGamma, drawSlot } from './draw-tables.ts';
import type { Random } from './random.ts';
import { lineKind, type SettlementQueue } from './settlement-queue.ts';
import { dayCount, springDay } from './synth-calendar.ts';
import { captureLagSlots, disputeChance, refundChance } from './world.ts';

const hourMs = 3_600_000;
/** Partners book lines until 22:00; payouts leave at 22:30. */
const bookingFrom = 0.5 * hourMs;
const bookingSpan = 21.5 * hourMs;

/** Days from authorization to capture. */
export const drawCaptureLag = (product: number, random: Random): number => drawSlot(captureLagSlots[product]!, random);

/** What will become of a captured sale within the quarter; days are -1 where nothing happens. */
export interface Aftermath {
  saleDay: number;
  /** Minor units. */
  refunded: number;
  refundDay: number;
  disputeDay: number;
}

/**
 * Books what follows a capture: the sale one or two days later, perhaps a refund (two of three in full) and a dispute,
 * whose reversal follows in 35 % of cases. `returnDay`: day on which the debit behind the sale comes back, in place of all that.
 * `into` is told what happens within the quarter.
 */
export function drawSale(
  into: Aftermath,
  queue: SettlementQueue,
  random: Random,
  product: number,
  country: number,
  bin: number,
  orderNumber: number,
  amount: number,
  captureDay: number,
  returnDay = -1,
): void {
  const add = (day: number, kind: number, value: number, lead: number): boolean =>
    queue.add(day, kind, drawBookingTime(day, random), product, country, bin, orderNumber, value, lead);
  into.refunded = 0;
  into.refundDay = -1;
  into.disputeDay = -1;
  const saleDay = captureDay + (random.chance(0.65) ? 1 : 2);
  into.saleDay = add(saleDay, lineKind.sale, amount, saleDay - captureDay) ? saleDay : -1;
  if (returnDay >= 0) {
    into.disputeDay = returnDay;
    add(returnDay, lineKind.chargeback, amount, 0);
    return;
  }
  if (random.chance(refundChance[product]!)) {
    const isFull = random.chance(0.67);
    const value = isFull ? amount : Math.max(1, Math.floor(amount * (0.2 + 0.6 * random.unit())));
    const refundDay = saleDay + 1 + Math.floor(drawGamma(2, 6, random));
    if (add(refundDay, lineKind.refund, value, 1)) {
      into.refunded = value;
      into.refundDay = refundDay;
    }
    if (isFull) return;
  }
  if (random.chance(disputeChance[product]!)) {
    const disputeDay = saleDay + 3 + Math.floor(drawGamma(3, 15, random));
    if (disputeDay < dayCount) {
      into.disputeDay = disputeDay;
      add(disputeDay, lineKind.chargeback, amount - into.refunded, 0);
      if (random.chance(0.35)) add(disputeDay + 18 + random.below(15), lineKind.reversal, amount - into.refunded, 0);
    }
  }
}

/** A local time of day for a booking; the hour that the spring change skips is not used. */
function drawBookingTime(day: number, random: Random): number {
  const wall = Math.floor(bookingFrom + random.unit() * bookingSpan);
  return day === springDay && wall >= 2 * hourMs && wall < 3 * hourMs ? wall + hourMs : wall;
}
