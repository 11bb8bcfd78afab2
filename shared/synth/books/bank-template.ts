import { bankLineTable } from '../../domain/fact-tables/bank-line.ts';
import { payoutTable } from '../../domain/fact-tables/payout.ts';
import { dayStart, dayText, instantOf, isoInstant, monthOf, months } from '../synth-calendar.ts';
import { currencies, partner, partnerNames } from '../world.ts';
import { type BankAccount, type Booking, bookingsOf, decimalText } from './bank-bookings.ts';
import type { Payout } from './payout-log.ts';
import { templateHeader } from '../template-header.ts';

/** The templates for bank lines and payouts: canonical column names, major units, positive = to us, instants in UTC. */
export const bankHeader = templateHeader(bankLineTable, 'ccy');
export const payoutHeader = templateHeader(payoutTable, 'period_to');

const bank = 'Larkspur Treasury Bank';
const accounts: readonly BankAccount[] = currencies.map((currency, code) => ({
  bank,
  number: `LT-${currency}-01`,
  currency: code,
  opening: [9_200_000, 1_100_000, 4_000_000][code]!,
}));
const payoutTime = 81_000_000;

function bankRow({ payout, account, day, amount, balance }: Booking): string {
  const name = partnerNames[payout.partner]!;
  const date = dayText(day);
  const statement = `${account.number}-${months[monthOf(day)]!.name}`;
  const type = amount < 0 ? 'debit' : 'credit';
  const text = `${name} payout batch ${payout.batch}`;
  return [
    isoInstant(dayStart(day)),
    date,
    date,
    name,
    bank,
    account.number,
    statement,
    type,
    'false',
    payout.bankRef,
    '',
    payout.payoutId,
    name,
    text,
    decimalText(amount),
    decimalText(balance),
    currencies[account.currency]!,
  ].join(',');
}

/** Bank lines of the partners whose bank sends neither camt nor BAI2, account by account, each with its running balance. */
export function bankTemplateRows(payouts: readonly Payout[]): string {
  const own = payouts.filter(({ partner: code }) => code === partner.alder || code === partner.keystone || code === partner.cobalt);
  return accounts
    .flatMap((account) =>
      bookingsOf(
        account,
        own.filter(({ currency }) => currency === account.currency),
      ).map((booking) => `${bankRow(booking)}\n`),
    )
    .join('');
}

/** The payouts that Cobalt reports in a file apart. */
export function payoutTemplateRows(payouts: readonly Payout[]): string {
  return payouts
    .filter((payout) => payout.partner === partner.cobalt)
    .map(({ day, payoutId, bankRef, amount, fees, currency, batch, fromDay }) =>
      [
        isoInstant(instantOf(day, payoutTime)),
        dayText(day),
        partnerNames[partner.cobalt],
        'larkspur-us',
        payoutId,
        bankRef,
        'paid',
        decimalText(amount),
        decimalText(fees),
        currencies[currency]!,
        String(batch),
        dayText(fromDay),
        dayText(day),
      ].join(','),
    )
    .map((row) => `${row}\n`)
    .join('');
}
