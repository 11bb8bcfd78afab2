import { AcquirerBook } from './acquirer-lines.ts';
import { BnplBook, type BrokenRecord } from './bnpl-lines.ts';
import type { ByteWriter } from './byte-writer.ts';
import { PlainBook } from './plain-settlement-lines.ts';
import { type DayLines, lineKind } from './settlement-queue.ts';
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
}

/** Every partner's settlement file, day by day. */
export class SettlementBooks {
  private readonly meridian: AcquirerBook;
  private readonly lumen: BnplBook;
  private readonly plain: readonly (PlainBook | null)[];

  constructor(writers: SettlementWriters, truth: SettlementTruth) {
    this.meridian = new AcquirerBook(writers.meridian, truth);
    this.lumen = new BnplBook(writers.lumen, truth);
    this.plain = [
      null,
      null,
      new PlainBook(writers.alder, truth, partner.alder),
      null,
      new PlainBook(writers.keystone, truth, partner.keystone),
      new PlainBook(writers.cobalt, truth, partner.cobalt),
    ];
  }

  get broken(): readonly BrokenRecord[] {
    return this.lumen.broken;
  }

  writeDay(day: number, lines: DayLines): void {
    let breaksLeft = day >= brokenFrom && day < brokenFrom + brokenCount ? 1 : 0;
    for (const row of lines.byTime()) {
      const settles = settlesProduct[lines.product[row]!]!;
      if (settles === partner.meridian) {
        this.meridian.writeLine(day, lines, row);
      } else if (settles === partner.lumen) {
        const isBroken = breaksLeft > 0 && lines.kind[row] === lineKind.sale && lines.country[row] === country.us;
        if (isBroken) breaksLeft--;
        this.lumen.writeLine(day, lines, row, isBroken);
      } else {
        this.plain[settles]!.writeLine(day, lines, row);
      }
    }
    this.closeDay(day);
  }

  private closeDay(day: number): void {
    for (const faulty of faultyCosts) if (faulty.day === day) this.meridian.writeFaultyCost(day, faulty.amount);
    if (monthOf(day + 1) !== monthOf(day)) this.meridian.writePlatformFee(day, months[monthOf(day)]!.label);
    if (payoutDays[day]!.day !== day) return;
    this.meridian.writePayout(day);
    this.lumen.writePayouts(day);
    for (const book of this.plain) book?.writePayouts(day);
  }
}
