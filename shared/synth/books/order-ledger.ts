import { orderLedgerTable } from '../../domain/fact-tables/order-ledger.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { asciiBytes } from '../byte-writer.ts';
import { writeDate, writeOrderReference } from '../line-parts.ts';
import { writePartnerReference } from '../partner-reference.ts';
import { lineKind } from '../settlement-queue.ts';
import { dayCount, instantOf } from '../synth-calendar.ts';
import { currencies, methods, partner, partnerNames, productIds } from '../world.ts';
import { templateHeader } from '../template-header.ts';

/** The template for the order ledger: canonical column names, major units, positive = to us, instants in UTC. */
export const ledgerHeader = templateHeader(orderLedgerTable, 'expected_settlement_date');

export const entryTypes = ['sale', 'refund', 'chargeback', 'chargeback_reversal'] as const;
export const bookedStatus = 'booked';
/** Days after a sale or refund by which the partner's contract has it settled. */
const settlesWithin = 2;
/** Our books are kept once a day, after the last shipment. */
const bookingTime = 85_500_000;

/** Day by which a partner should have booked what our books hold since `entryDay`. */
export const expectedDay = (kind: number, entryDay: number): number =>
  kind === lineKind.sale || kind === lineKind.refund ? entryDay + settlesWithin : entryDay;

/** An entry of the ledger; `amount` in minor units of the currency in which the partner settles, positive = to us. */
export interface LedgerEntry {
  readonly partner: number;
  readonly product: number;
  readonly kind: number;
  readonly orderNumber: number;
  readonly amount: number;
  readonly currency: number;
  readonly day: number;
  readonly status: string;
}

/** Entry time and date of each day of the quarter. */
const stampBytes = Array.from({ length: dayCount }, (_, day) => asciiBytes(`${stampText(day)},`));

function stampText(day: number): string {
  return new Date(instantOf(day, bookingTime)).toISOString().replace('.000Z', 'Z');
}

/** partner, product, method, mid, type, status of every ordinary entry, by partner, product and kind. */
const middle = partnerNames.map((name, code) =>
  productIds.map((id, product) =>
    entryTypes.map((type) => ({ head: asciiBytes(`,${name},${id},${methods[product]!},,${type},`), account: `,${1210 + code * 10},` })),
  ),
);

/** Writes our own side of every sale, refund, chargeback and reversal. */
export class LedgerBook {
  private entries = 0;

  constructor(private readonly writer: ByteWriter) {}

  write(entry: LedgerEntry): void {
    const { writer } = this;
    const { head, account } = middle[entry.partner]![entry.product]![entry.kind]!;
    writer.reserve(320);
    writer.bytes(stampBytes[entry.day]!);
    writeDate(writer, entry.day);
    writer.text(',le-');
    writer.padded(++this.entries, 8);
    writer.comma();
    writeOrderReference(writer, entry.orderNumber);
    writer.comma();
    writeOrderReference(writer, entry.orderNumber);
    writer.comma();
    // The ACH processor gives no reference of its own: its lines are known by the order.
    if (entry.partner !== partner.cobalt) writePartnerReference(writer, entry.partner, entry.kind, entry.orderNumber);
    writer.bytes(head);
    writer.text(entry.status);
    writer.text(account);
    writer.cents(entry.amount);
    writer.comma();
    writer.text(currencies[entry.currency]!);
    writer.comma();
    writeDate(writer, expectedDay(entry.kind, entry.day));
    writer.byte(10);
  }
}
