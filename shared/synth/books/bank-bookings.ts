import { dayCount, monthOf } from '../synth-calendar.ts';
import type { Payout } from './payout-log.ts';

/** One of our bank accounts. Balances in minor units. */
export interface BankAccount {
  readonly bank: string;
  readonly number: string;
  readonly currency: number;
  /** On the morning of Jan 1. */
  readonly opening: number;
}

/** A payout as the bank booked it, with the balance after it. */
export interface Booking {
  readonly payout: Payout;
  readonly account: BankAccount;
  readonly day: number;
  readonly amount: number;
  readonly balance: number;
}

/** What arrived at an account within the quarter, in order of booking. */
export function bookingsOf(account: BankAccount, payouts: readonly Payout[]): readonly Booking[] {
  let balance = account.opening;
  return payouts
    .flatMap((payout) => (payout.bankDay !== null && payout.bankDay < dayCount ? [{ payout, day: payout.bankDay }] : []))
    .sort((left, right) => left.day - right.day)
    .map(({ payout, day }) => {
      balance += payout.amount;
      return { payout, account, day, amount: payout.amount, balance };
    });
}

/** One month of an account: its balances at both ends and what was booked between them. */
export interface MonthStatement {
  readonly account: BankAccount;
  readonly month: number;
  readonly opening: number;
  readonly closing: number;
  readonly bookings: readonly Booking[];
}

export function monthStatement(account: BankAccount, month: number, bookings: readonly Booking[]): MonthStatement {
  const before = bookings.filter(({ day }) => monthOf(day) < month);
  const own = bookings.filter(({ day }) => monthOf(day) === month);
  const opening = before.at(-1)?.balance ?? account.opening;
  return { account, month, opening, closing: own.at(-1)?.balance ?? opening, bookings: own };
}

export const creditsOf = (bookings: readonly Booking[]): readonly Booking[] => bookings.filter(({ amount }) => amount >= 0);
export const debitsOf = (bookings: readonly Booking[]): readonly Booking[] => bookings.filter(({ amount }) => amount < 0);
/** Sum of absolute amounts in minor units. */
export const turnover = (bookings: readonly Booking[]): number => bookings.reduce((sum, { amount }) => sum + Math.abs(amount), 0);

/** Minor units as a decimal with two places. */
export function decimalText(minor: number): string {
  const size = Math.abs(minor);
  return `${minor < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`;
}
