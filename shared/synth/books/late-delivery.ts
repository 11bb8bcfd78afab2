import { lateSplitMs } from '../incident-windows.ts';
import type { ByteWriter } from '../byte-writer.ts';
import type { PlainBook } from '../plain-settlement-lines.ts';
import { type DayLines, lineKind } from '../settlement-queue.ts';
import { currencyOf } from '../world.ts';

/** I4: what the original second part says of two sales, beyond the truth: ten dollars too much gross, and a fee one dollar too high. */
const wrongRows = [
  { gross: 1000, fee: 0 },
  { gross: 0, fee: 100 },
] as const;
const noShift = { gross: 0, fee: 0 };

export interface LateWriters {
  readonly first: ByteWriter;
  /** The second part as it came first, and as it was re-issued. */
  readonly original: ByteWriter;
  readonly reissued: ByteWriter;
}

export interface CorrectedRow {
  readonly orderNumber: number;
  readonly currency: number;
  readonly gross: number;
  /** What the original adds to gross and fee, in minor units. */
  readonly wrong: { readonly gross: number; readonly fee: number };
}

/** I4: sends one day of a partner's lines into files of their own, two parts, the second in two versions. */
export class LateDelivery {
  readonly corrected: CorrectedRow[] = [];
  /** Lines of the day by part. */
  readonly lines = { first: 0, second: 0 };

  constructor(private readonly writers: LateWriters) {}

  /** Books a line of the late day and returns its net. */
  writeLine(book: PlainBook, day: number, lines: DayLines, row: number): number {
    if (lines.wallMs[row]! < lateSplitMs) {
      this.lines.first++;
      book.into = this.writers.first;
      return book.writeLine(day, lines, row);
    }
    this.lines.second++;
    this.aimAtSecond(book);
    const isDollarSale = lines.kind[row] === lineKind.sale && currencyOf[lines.country[row]!] === 0;
    const wrong = isDollarSale ? wrongRows[this.corrected.length] : undefined;
    if (wrong !== undefined) this.corrected.push({ orderNumber: lines.orderNumber[row]!, currency: 0, gross: lines.amount[row]!, wrong });
    return book.writeLine(day, lines, row, wrong ?? noShift);
  }

  /** The payout stands at the end of the second part. */
  writePayouts(book: PlainBook, day: number, backTo: ByteWriter): void {
    this.aimAtSecond(book);
    book.writePayouts(day);
    book.into = backTo;
    book.copy = null;
  }

  private aimAtSecond(book: PlainBook): void {
    book.into = this.writers.reissued;
    book.copy = { writer: this.writers.original, isDrifted: false };
  }
}
