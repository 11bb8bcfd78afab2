import { AcquirerBook } from './acquirer-lines.ts';
import { BnplBook, type BrokenRecord } from './bnpl-lines.ts';
import { BreakBook } from './books/break-book.ts';
import { LateDelivery, type LateWriters } from './books/late-delivery.ts';
import { LedgerBook } from './books/order-ledger.ts';
import { PayoutLog } from './books/payout-log.ts';
import type { ByteWriter } from './byte-writer.ts';
import { driftDay, lateDay, rowTwiceDay } from './incident-windows.ts';
import { PlainBook } from './plain-settlement-lines.ts';
import type { PromotionTruth } from './programs/promotion.ts';
import { type DayLines, lineKind, type SettlementQueue } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { dayOf, monthOf, months, payoutDays } from './synth-calendar.ts';
import { country, partner, settlesProduct } from './world.ts';

/** Days on which one Lumen sale each has a field too many. */
const brokenFrom = dayOf(3, 10);
const brokenCount = 7;
/** Meridian's cost lines with more decimals than money may have. */
export const faultyCosts: readonly { readonly day: number; readonly amount: string }[] = [
  { day: dayOf(2, 11), amount: '3.12345678' },
  { day: dayOf(2, 25), amount: '12.0000001' },
];

export interface SettlementWriters {
  readonly meridian: ByteWriter;
  readonly lumen: ByteWriter;
  readonly alder: ByteWriter;
  readonly keystone: ByteWriter;
  readonly cobalt: ByteWriter;
  readonly ledger: ByteWriter;
  readonly late: LateWriters;
  /** I19; null = not asked for. */
  readonly drifted: ByteWriter | null;
}

/** A line that a copy of its file holds twice (I5): where it stands in the writer, and what it is worth. */
export type MarkedLine = NonNullable<ReturnType<PlainBook['takeMarked']>>;

/** Every partner's settlement file and our own ledger beside them, day by day. */
export class SettlementBooks {
  private readonly meridian: AcquirerBook;
  private readonly lumen: BnplBook;
  private readonly alder: PlainBook;
  private readonly keystone: PlainBook;
  private readonly cobalt: PlainBook;
  readonly late: LateDelivery;
  readonly payouts = new PayoutLog();
  readonly breaks: BreakBook;
  /** I5: Cobalt's first sale of the day of which a copy of the file has two. */
  rowTwice: MarkedLine | null = null;

  constructor(
    private readonly writers: SettlementWriters,
    truth: SettlementTruth,
    queue: SettlementQueue,
  ) {
    const { payouts } = this;
    this.meridian = new AcquirerBook(writers.meridian, truth, payouts);
    this.lumen = new BnplBook(writers.lumen, truth, payouts);
    this.alder = new PlainBook(writers.alder, truth, payouts, partner.alder);
    this.keystone = new PlainBook(writers.keystone, truth, payouts, partner.keystone);
    this.cobalt = new PlainBook(writers.cobalt, truth, payouts, partner.cobalt);
    this.late = new LateDelivery(writers.late);
    this.breaks = new BreakBook(new LedgerBook(writers.ledger), queue);
  }

  get promotions(): PromotionTruth {
    return this.alder.promotions;
  }

  get broken(): readonly BrokenRecord[] {
    return this.lumen.broken;
  }

  writeDay(day: number, lines: DayLines): void {
    if (day === driftDay && this.writers.drifted !== null) this.keystone.copy = { writer: this.writers.drifted, isDrifted: true };
    let brokenLeft = day >= brokenFrom && day < brokenFrom + brokenCount ? 1 : 0;
    for (const row of lines.byTime()) {
      const settles = settlesProduct[lines.product[row]!]!;
      const isLumenSale = settles === partner.lumen && lines.kind[row] === lineKind.sale;
      const isBroken = brokenLeft > 0 && isLumenSale && lines.country[row] === country.us;
      if (isBroken) brokenLeft--;
      this.breaks.bookLine(day, lines, row, settles, isBroken, () => this.writeLine(day, lines, row, settles, isBroken));
    }
    const marked = this.cobalt.takeMarked();
    if (day === rowTwiceDay) this.rowTwice = marked;
    this.closeDay(day);
  }

  /** The partner's side of a line; returns its net in minor units. */
  private writeLine(day: number, lines: DayLines, row: number, settles: number, isBroken: boolean): number {
    switch (settles) {
      case partner.meridian:
        return this.writeMeridian(day, lines, row);
      case partner.lumen:
        return this.lumen.writeLine(day, lines, row, isBroken);
      case partner.alder:
        return day === lateDay ? this.late.writeLine(this.alder, day, lines, row) : this.alder.writeLine(day, lines, row);
      case partner.keystone:
        return this.keystone.writeLine(day, lines, row);
      default:
        return this.cobalt.writeLine(day, lines, row);
    }
  }

  private writeMeridian(day: number, lines: DayLines, row: number): number {
    const net = this.meridian.writeLine(day, lines, row);
    const { rateError } = this.meridian;
    if (rateError !== 0) this.breaks.noteRateError(day, lines, row, rateError);
    return net;
  }

  private closeDay(day: number): void {
    for (const faulty of faultyCosts) if (faulty.day === day) this.meridian.writeFaultyCost(day, faulty.amount);
    if (monthOf(day + 1) !== monthOf(day)) this.meridian.writePlatformFee(day, months[monthOf(day)]!.label);
    if (payoutDays[day]!.day !== day) return;
    this.meridian.writePayout(day);
    this.lumen.writePayouts(day);
    if (day === lateDay) this.late.writePayouts(this.alder, day, this.writers.alder);
    else this.alder.writePayouts(day);
    this.keystone.writePayouts(day);
    this.cobalt.writePayouts(day);
  }
}
