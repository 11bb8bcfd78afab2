import { slotTable } from '../draw-tables.ts';
import { isAmong, lateRefunds } from '../incident-windows.ts';
import { pickByNumber } from '../pick-by-number.ts';

export const planTypes = [
  { name: 'pay_in_4', months: 2, payments: 4, everyDays: 14 },
  { name: 'monthly_6', months: 6, payments: 6, everyDays: 30 },
  { name: 'monthly_12', months: 12, payments: 12, everyDays: 30 },
] as const;
export const sixMonths = 1;

/** Plan types of orders below 150, 400 and above, in dollars. */
const typeSlots = [slotTable([92, 8, 0]), slotTable([55, 35, 10]), slotTable([12, 48, 40])] as const;
const salt = 22;

/** Number of the plan type that a BNPL order of so many micro-dollars is paid by. */
export function planTypeOf(orderNumber: number, micros: number): number {
  const band = micros < 150_000_000 ? 0 : micros < 400_000_000 ? 1 : 2;
  return pickByNumber(typeSlots[band]!, orderNumber, salt);
}

const lagSlots = slotTable([0, 1, 1, 1]);
const lateSlots = slotTable([0, 0, 0, 0, 0, 0, 2, 3, 3, 2, 1, 1]);

/** Days from the request of a refund to its booking by the partner: one to three. */
export const requestLag = (orderNumber: number): number => pickByNumber(lagSlots, orderNumber, salt + 1);

/** I22: whether a refund asked for on a day reaches a plan late. */
export const isLateRefund = (type: number, requestDay: number): boolean => type === sixMonths && isAmong(lateRefunds, requestDay);

/** Days from the request of a late refund to the plan: six to eleven. */
export const lateLag = (orderNumber: number): number => pickByNumber(lateSlots, orderNumber, salt + 2);
