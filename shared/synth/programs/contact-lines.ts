import { contactTable } from '../../domain/fact-tables/contact.ts';
import { type AttemptColumns, isApproved } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { drawGamma, drawSlot, slotTable } from '../draw-tables.ts';
import { writeInstant, writeOrderReference } from '../line-parts.ts';
import { Random } from '../random.ts';
import { systemError } from '../reasons.ts';
import { dayCount, dayOfInstant, dayStart, instantOf, monthOf, months } from '../synth-calendar.ts';
import { currencies, methods, partnerNames, productIds } from '../world.ts';
import { templateHeader } from '../template-header.ts';

/** The template for contacts: canonical column names, major units, instants in UTC. */
export const contactHeader = templateHeader(contactTable, 'ccy');

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const channelNames = ['phone', 'chat', 'email', 'social'];
const channelSlots = slotTable([44, 36, 17, 3]);
/** Cents a handled second costs, by channel. */
const secondCents = [1.4, 0.9, 0.7, 0.8];
const transferShare = 0.12;

/** Why a customer calls, and how many calls an order with such a past brings: Poisson with this mean. */
const causes = {
  declined: { reason: 'payment_declined', mean: 0.01, isPayment: true },
  error: { reason: 'payment_error', mean: 0.05, isPayment: true },
  refund: { reason: 'refund_status', mean: 0.009, isPayment: true },
  dispute: { reason: 'disputed_charge', mean: 0.08, isPayment: true },
  charge: { reason: 'charge_question', mean: 0.0008, isPayment: true },
  delivery: { reason: 'delivery', mean: 0.0009, isPayment: false },
} as const;
type Cause = (typeof causes)[keyof typeof causes];

interface MonthSums {
  payment: number;
  other: number;
  transfers: number;
}

/** Contacts by month of the contact, counted while they are drawn; a transfer is no new contact. */
export class ContactTruth {
  readonly months: readonly MonthSums[] = months.map(() => ({ payment: 0, other: 0, transfers: 0 }));
}

/** Draws the contacts that the orders of a day bring about, on that day or later. */
export class ContactBook {
  readonly truth = new ContactTruth();
  private number = 0;

  constructor(
    private readonly writer: ByteWriter,
    private readonly seed: number,
  ) {}

  writeDay(day: number, columns: AttemptColumns): void {
    const random = new Random(`${this.seed}|contacts|${day}`);
    for (let row = 0; row < columns.count; row++) {
      if (!isApproved(columns.outcome[row]!)) {
        this.drawContacts(
          random,
          columns,
          row,
          columns.reason[row]! >= systemError ? causes.error : causes.declined,
          columns.instant[row]!,
        );
        continue;
      }
      this.drawContacts(random, columns, row, causes.charge, columns.instant[row]! + dayMs);
      this.drawContacts(random, columns, row, causes.delivery, columns.instant[row]! + 2 * dayMs);
      const { refundDay, disputeDay } = columns;
      if (refundDay[row]! >= 0) this.drawContacts(random, columns, row, causes.refund, instantOf(refundDay[row]!, 0));
      if (disputeDay[row]! >= 0) this.drawContacts(random, columns, row, causes.dispute, instantOf(disputeDay[row]!, 0));
    }
  }

  /** A Poisson number of contacts about an order: none, nearly always. */
  private drawContacts(random: Random, columns: AttemptColumns, row: number, cause: Cause, from: number): void {
    let left = random.unit();
    // P(none) = 1 - m + m²/2 to the third order; the means are small.
    let share = 1 - cause.mean + (cause.mean * cause.mean) / 2;
    for (let count = 1; left >= share && count <= 3; count++) {
      this.drawContact(random, columns, row, cause, from);
      left -= share;
      share = (share * cause.mean) / count;
    }
  }

  private drawContact(random: Random, columns: AttemptColumns, row: number, cause: Cause, from: number): void {
    const at = Math.floor(from + 600_000 + drawGamma(1, 9, random) * hourMs);
    if (at >= dayStart(dayCount)) return;
    const sums = this.truth.months[monthOf(dayOfInstant(at))]!;
    if (cause.isPayment) sums.payment++;
    else sums.other++;
    const first = this.writeContact(random, columns, row, cause, at, null);
    if (!random.chance(transferShare)) return;
    const later = at + 400_000 + random.below(600_000);
    if (later >= dayStart(dayCount)) return;
    this.truth.months[monthOf(dayOfInstant(later))]!.transfers++;
    this.writeContact(random, columns, row, cause, later, first);
  }

  private writeContact(random: Random, columns: AttemptColumns, row: number, cause: Cause, at: number, parent: number | null): number {
    const { writer } = this;
    const code = columns.product[row]!;
    const number = ++this.number;
    const channel = drawSlot(channelSlots, random);
    const seconds = 90 + Math.floor(drawGamma(2, 150, random));
    writer.reserve(384);
    writeInstant(writer, at);
    writer.text(',ct-');
    writer.padded(number, 7);
    writer.comma();
    if (parent !== null) {
      writer.text('ct-');
      writer.padded(parent, 7);
    }
    writer.comma();
    writeOrderReference(writer, columns.orderNumber[row]!);
    writer.text(',cus-');
    writer.padded(columns.customer[row]!, 7);
    writer.text(
      `,${partnerNames[code]!},${productIds[code]!},${methods[code]!},${channelNames[channel]!},${cause.reason},${cause.isPayment},${parent !== null},`,
    );
    if (random.chance(0.93)) writeInstant(writer, at + seconds * 1000 + (random.chance(0.8) ? 0 : random.below(4 * dayMs)));
    writer.comma();
    writeInstant(writer, columns.instant[row]!);
    writer.comma();
    writer.integer(seconds);
    writer.comma();
    writer.cents(Math.round(seconds * secondCents[channel]!));
    writer.text(`,${currencies[0]}\n`);
    return number;
  }
}
