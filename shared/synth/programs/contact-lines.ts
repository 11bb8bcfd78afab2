import { contactTable } from '../../domain/fact-tables/contact.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { drawGamma, drawSlot, slotTable } from '../draw-tables.ts';
import { writeInstant, writeOrderReference } from '../line-parts.ts';
import type { Random } from '../random.ts';
import { dayCount, dayOfInstant, dayStart } from '../synth-calendar.ts';
import { templateHeader } from '../template-header.ts';
import { currencies, methods, partnerNames, productIds } from '../world.ts';
import { ContactTruth } from './contact-truth.ts';
import type { Case } from './trouble.ts';

/** The template for contacts: canonical column names, major units, instants in UTC. */
export const contactHeader = templateHeader(contactTable, 'ccy');

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const quarterEnd = dayStart(dayCount);
const channelNames = ['phone', 'chat', 'email', 'social'];
const channelSlots = slotTable([44, 36, 17, 3]);
/** Cents a handled second costs, by channel. */
const secondCents = [1.4, 0.9, 0.7, 0.8];
const transferShare = 0.12;

/** Contacts are stamped to the second. */
const wholeSecond = (instant: number): number => Math.floor(instant / 1000) * 1000;

interface Contact extends Case {
  readonly at: number;
  readonly parent: Contact | null;
  readonly isTransfer: boolean;
  readonly channel: number;
  readonly seconds: number;
  /** null: nobody has resolved it. */
  readonly resolvedAt: number | null;
  /** Known once it is written. */
  number: number;
}

/** Contacts waiting for their day; a day is written in order of time and dropped. */
export class ContactLog {
  readonly truth = new ContactTruth();
  private readonly days: Contact[][] = Array.from({ length: dayCount }, () => []);
  private written = 0;

  constructor(private readonly writer: ByteWriter) {}

  /** One call about a case, with the transfers and further calls that follow from it. */
  add(random: Random, about: Case): void {
    const at = wholeSecond(about.noticedAt + 600_000 + drawGamma(1, 9, random) * hourMs);
    let contact = this.call(random, about, at, null);
    while (contact !== null && random.chance(about.trouble.repeats))
      contact = this.call(random, about, wholeSecond(contact.at + (0.4 + 5.6 * random.unit()) * dayMs), contact);
  }

  private call(random: Random, about: Case, at: number, parent: Contact | null): Contact | null {
    if (at >= quarterEnd) return null;
    const contact = this.schedule(random, about, at, parent, false);
    const later = wholeSecond(at + 400_000 + random.below(600_000));
    if (random.chance(transferShare) && later < quarterEnd) this.schedule(random, about, later, contact, true);
    return contact;
  }

  private schedule(random: Random, about: Case, at: number, parent: Contact | null, isTransfer: boolean): Contact {
    const channel = drawSlot(channelSlots, random);
    const seconds = 90 + Math.floor(drawGamma(2, 150, random));
    const isResolved = random.chance(0.93);
    const resolvedAt = isResolved ? at + seconds * 1000 + (random.chance(0.8) ? 0 : random.below(4 * dayMs)) : null;
    const contact: Contact = { ...about, at, parent, isTransfer, channel, seconds, resolvedAt, number: 0 };
    this.days[dayOfInstant(at)]!.push(contact);
    return contact;
  }

  writeDay(day: number): void {
    const contacts = this.days[day]!;
    this.days[day] = [];
    contacts.sort((left, right) => left.at - right.at);
    for (const contact of contacts) {
      contact.number = ++this.written;
      this.truth.add({ ...contact, isResolved: contact.resolvedAt !== null });
      this.write(contact);
    }
  }

  private write({
    at,
    number,
    parent,
    orderNumber,
    customer,
    product,
    trouble,
    channel,
    isTransfer,
    resolvedAt,
    orderAt,
    seconds,
  }: Contact) {
    const { writer } = this;
    writer.reserve(384);
    writeInstant(writer, at);
    writer.text(',ct-');
    writer.padded(number, 7);
    writer.comma();
    if (parent !== null) {
      writer.text('ct-');
      writer.padded(parent.number, 7);
    }
    writer.comma();
    writeOrderReference(writer, orderNumber);
    writer.text(',cus-');
    writer.padded(customer, 7);
    writer.text(
      `,${partnerNames[product]!},${productIds[product]!},${methods[product]!},${channelNames[channel]!},${trouble.reason},${trouble.isPayment},${isTransfer},`,
    );
    if (resolvedAt !== null) writeInstant(writer, resolvedAt);
    writer.comma();
    writeInstant(writer, orderAt);
    writer.comma();
    writer.integer(seconds);
    writer.comma();
    writer.cents(Math.round(seconds * secondCents[channel]!));
    writer.text(`,${currencies[0]}\n`);
  }
}
