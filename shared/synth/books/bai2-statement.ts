import { dayText, nextBankDay } from '../synth-calendar.ts';
import { currencies, partner } from '../world.ts';
import { type BankAccount, type Booking, bookingsOf, creditsOf, debitsOf, monthStatement, turnover } from './bank-bookings.ts';
import type { Payout } from './payout-log.ts';

const account: BankAccount = { bank: 'First Harbor Bank', number: '0042778100', currency: 0, opening: 40_000_000 };
const sender = '021900011';
const receiver = 'LARKSPUR';

/** YYMMDD. */
const shortDate = (day: number): string => dayText(day).slice(2).replaceAll('-', '');

/** ACH credit received, or ACH debit. */
const detailCode = (amount: number): string => (amount < 0 ? '451' : '142');

function details({ payout, amount }: Booking): string[] {
  return [
    `16,${detailCode(amount)},${Math.abs(amount)},0,${payout.bankRef},,MERIDIAN PAYMENTS PAYOUT/`,
    `88,BATCH ${payout.batch} LARKSPURECOM/`,
  ];
}

/** One day of the account as a group: opening and closing ledger (010, 015), totals of credits and debits (100, 400), details. */
function group(day: number, opening: number, bookings: readonly Booking[]): { readonly records: string[]; readonly total: number } {
  const closing = bookings.at(-1)?.balance ?? opening;
  const [credits, debits] = [creditsOf(bookings), debitsOf(bookings)];
  const lines = [
    `03,${account.number},${currencies[account.currency]!},010,${opening},,,015,${closing},,/`,
    `88,100,${turnover(credits)},${credits.length},,400,${turnover(debits)},${debits.length},/`,
    ...bookings.flatMap(details),
  ];
  const total = opening + closing + 2 * (turnover(credits) + turnover(debits));
  const accountRecords = [...lines, `49,${total},${lines.length + 1}/`];
  const records = [`02,${receiver},${sender},1,${shortDate(day)},2359,${currencies[account.currency]!},2/`, ...accountRecords];
  return { records: [...records, `98,${total},1,${records.length + 1}/`], total };
}

/** One morning's report on the booking day before: a file of its own, so that its control total stays as small as a day's. */
function dayFile(day: number, number: number, opening: number, bookings: readonly Booking[]): readonly string[] {
  const { records, total } = group(day, opening, bookings);
  const all = [`01,${sender},${receiver},${shortDate(nextBankDay(day))},0600,${number},,,2/`, ...records];
  return [...all, `99,${total},1,${all.length + 1}/`];
}

/**
 * Meridian's month as BAI2: a file a booking day, one after the other. Control totals add every amount of the 03, 88 and 16 records;
 * counts include the control record.
 */
export function bai2File(month: number, payouts: readonly Payout[]): string {
  const own = payouts.filter((payout) => payout.partner === partner.meridian);
  const { opening, bookings } = monthStatement(account, month, bookingsOf(account, own));
  let balance = opening;
  return [...new Set(bookings.map(({ day }) => day))]
    .flatMap((day) => {
      const ofDay = bookings.filter((booking) => booking.day === day);
      const records = dayFile(day, day + 1, balance, ofDay);
      balance = ofDay.at(-1)?.balance ?? balance;
      return records.map((record) => `${record}\n`);
    })
    .join('');
}
