import type { NamedRows } from '../named-rows.ts';
import { hundredths, signedText } from '../signed-text.ts';
import { paypalEventOf, paypalLineType } from './paypal-codes.ts';
import { paypalDay, paypalStamp } from './paypal-stamp.ts';

/** What stands above a body record. */
export interface PaypalSection {
  /** Payer id of the account. */
  readonly account: string;
  /** Day on which the section ends, in the account's own time. */
  readonly day: string;
}

/** Signed micro-units in one currency. */
export interface PaypalMoney {
  readonly currency: string;
  readonly gross: bigint;
  readonly fee: bigint;
}

/** What a body record is: a row of a stream, or why it does not fit. */
export type PaypalBody =
  | { readonly kind: 'row'; readonly stream: string; readonly given: readonly (string | null)[]; readonly money: PaypalMoney | null }
  | { readonly kind: 'misfit'; readonly reason: string };

/** Columns that a money row is given before those of the file. */
export const paypalMoneyColumns = ['occurred_at', 'day', 'line_type', 'gross', 'fee', 'net', 'account', 'section_day'] as const;
export const paypalEventColumns = ['occurred_at', 'day', 'event', 'gross', 'account'] as const;

const misfit = (reason: string): PaypalBody => ({ kind: 'misfit', reason });

/** A body record of a settlement or transaction report: unsigned hundredths, whatever the currency, with CR or DR beside them. */
export function paypalMoneyBody(rows: NamedRows, fields: readonly string[], section: PaypalSection): PaypalBody {
  const value = (name: string) => rows.value(fields, name).trim();
  const side = value('Transaction Debit or Credit');
  const gross = hundredths(value('Gross Transaction Amount'));
  const currency = value('Gross Transaction Currency');
  if (gross === null) return misfit('its Gross Transaction Amount is not a whole number of hundredths');
  if (side !== 'CR' && side !== 'DR') return misfit('its Transaction Debit or Credit is neither CR nor DR');
  if (!/^[A-Z]{3}$/.test(currency)) return misfit('its Gross Transaction Currency is no currency code');
  const fee = feeOf(value('Fee Amount'), value('Fee Debit or Credit'));
  if (typeof fee === 'string') return misfit(fee);
  const feeCurrency = value('Fee Currency');
  if (fee !== null && fee !== 0n && feeCurrency !== '' && feeCurrency !== currency)
    return misfit('its fee is in another currency than its amount');

  const code = value('Transaction Event Code');
  const stamp = value('Transaction Completion Date') || value('Transaction Initiation Date');
  const [isToUs, time, day] = [side === 'CR', paypalStamp(stamp), paypalDay(stamp)];
  const event = paypalEventOf(code, value('Transactional Status'));
  if (event !== null)
    return { kind: 'row', stream: 'event', given: [time, day, event, signedText(gross, isToUs), section.account], money: null };
  const signed = isToUs ? gross : -gross;
  const net = signed + (fee ?? 0n);
  const type = paypalLineType(code, isToUs);
  // A fee of no payment is charged as an amount of its own.
  const isFee = type === 'fee';
  const cost = isFee ? net : fee;
  return {
    kind: 'row',
    stream: 'line',
    given: [
      time,
      day,
      type,
      isFee ? null : signedText(gross, isToUs),
      cost === null ? null : signedText(cost, true),
      signedText(net, true),
      section.account,
      section.day,
    ],
    money: { currency, gross: signed, fee: fee ?? 0n },
  };
}

/** Signed micro-units, negative = cost to us; null where there is none; a text says what is wrong. */
function feeOf(amount: string, side: string): bigint | null | string {
  if (amount === '') return null;
  const fee = hundredths(amount);
  if (fee === null) return 'its Fee Amount is not a whole number of hundredths';
  if (fee === 0n) return 0n;
  if (side !== 'CR' && side !== 'DR') return 'its Fee Debit or Credit is neither CR nor DR';
  return side === 'CR' ? fee : -fee;
}
