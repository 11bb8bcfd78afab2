import { type AttemptColumns, isApproved } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { Random } from '../random.ts';
import { type Case, troubles } from '../programs/trouble.ts';
import { dayCount, dayStart, nextBankDay } from '../synth-calendar.ts';
import { product } from '../world.ts';
import { fileDayOf } from './ach-plan.ts';
import { AchTruth, type ReturnKind } from './ach-truth.ts';
import { type NachaTotals, writeAddenda, writeBatchHeader, writeControls, writeEntry, writeFileHeader } from './nacha-records.ts';

/** Invented banks that hold the customers' accounts; the last digit is the check digit. */
const routings = ['051000101', '064200365', '072400421', '083900680', '101100773', '122200812', '211300998', '253171016'].map(
  withCheckDigit,
);
/** Share of debits to savings accounts. */
const savingsShare = 0.08;

/** What comes back within two bank days, of every debit: Cobalt bears it, so that it is no line of a settlement file. */
const promptReturns: readonly { readonly reason: string; readonly kind: ReturnKind; readonly share: number }[] = [
  { reason: 'R01', kind: 'funds', share: 0.0068 },
  { reason: 'R09', kind: 'funds', share: 0.0012 },
  { reason: 'R03', kind: 'administrative', share: 0.0025 },
  { reason: 'R02', kind: 'administrative', share: 0.0012 },
  { reason: 'R04', kind: 'administrative', share: 0.0006 },
  { reason: 'C01', kind: 'correction', share: 0.0008 },
];
const promptDays = 2;
/** Customers are told at nine in the morning. */
const noticeMs = 9 * 3_600_000;
const unauthorizedReasons = ['R10', 'R10', 'R10', 'R10', 'R07'];

interface Debit {
  readonly orderNumber: number;
  readonly customer: number;
  readonly cents: number;
  readonly returnDay: number;
  readonly orderAt: number;
}

interface Return {
  readonly debit: Debit;
  readonly code: string;
  readonly routing: string;
  readonly account: number;
  readonly trace: number;
  readonly reason: string;
}

/** Sends the approved ACH orders out as debits on bank days, and takes in what comes back. */
export class AchBook {
  readonly truth = new AchTruth();
  private waiting: Debit[] = [];
  private readonly coming: Return[][] = Array.from({ length: dayCount }, () => []);
  private traces = 0;
  private batches = 0;
  private cases: Case[] = [];

  constructor(
    private readonly writers: { readonly entries: ByteWriter; readonly returns: ByteWriter },
    private readonly seed: number,
  ) {}

  /** Returns what customers may call about. */
  writeDay(day: number, columns: AttemptColumns): readonly Case[] {
    this.cases = [];
    for (let row = 0; row < columns.count; row++) {
      if (columns.product[row] !== product.ach || !isApproved(columns.outcome[row]!)) continue;
      const { orderNumber, customer, amount, debitReturnDay, instant } = columns;
      this.waiting.push({
        orderNumber: orderNumber[row]!,
        customer: customer[row]!,
        cents: amount[row]!,
        returnDay: debitReturnDay[row]!,
        orderAt: instant[row]!,
      });
    }
    if (fileDayOf[day] === day) {
      this.writeReturns(day);
      this.writeEntries(day);
    }
    return this.cases;
  }

  private writeEntries(day: number): void {
    const { entries: writer } = this.writers;
    const random = new Random(`${this.seed}|ach|${day}`);
    const totals: NachaTotals = { records: 0, hash: 0, debitCents: 0 };
    const number = ++this.batches;
    writeFileHeader(writer, day, '2330', false);
    writeBatchHeader(writer, day, nextBankDay(day), number);
    for (const debit of this.waiting) {
      const routing = routings[random.below(routings.length)]!;
      const isSavings = random.chance(savingsShare);
      const account = random.below(10_000);
      const trace = ++this.traces;
      const { cents, orderNumber, customer } = debit;
      writeEntry(writer, isSavings ? '37' : '27', routing, account, cents, orderNumber, customer, trace, false);
      addTo(totals, routing, cents, 1);
      const back = { debit, code: isSavings ? '36' : '26', routing, account, trace };
      this.drawReturn(random, day, back);
    }
    writeControls(writer, totals, number);
    this.truth.addDebits(day, this.waiting.length);
    this.waiting = [];
  }

  private drawReturn(random: Random, day: number, back: Omit<Return, 'reason'>): void {
    const { returnDay } = back.debit;
    let left = random.unit();
    if (returnDay >= 0) {
      this.comeBack(returnDay, day, 'unauthorized', {
        ...back,
        reason: unauthorizedReasons[Math.floor(left * unauthorizedReasons.length)]!,
      });
      return;
    }
    for (const { reason, kind, share } of promptReturns) {
      if (left < share) {
        let comes = day;
        for (let count = promptDays; count > 0; count--) comes = nextBankDay(comes);
        if (comes < dayCount) this.comeBack(comes, day, kind, { ...back, reason });
        if (kind === 'funds' || kind === 'administrative') this.addCase(back.debit, comes);
        return;
      }
      left -= share;
    }
  }

  private addCase({ orderNumber, customer, orderAt }: Debit, day: number): void {
    const noticedAt = dayStart(day) + noticeMs;
    this.cases.push({ trouble: troubles.returnedDebit, product: product.ach, orderNumber, customer, orderAt, noticedAt });
  }

  private comeBack(day: number, fileDay: number, kind: ReturnKind, item: Return): void {
    this.coming[day]!.push(item);
    this.truth.addReturn(kind, day, fileDay);
  }

  private writeReturns(day: number): void {
    const items = this.coming[day]!;
    if (items.length === 0) return;
    this.coming[day] = [];
    const { returns: writer } = this.writers;
    const totals: NachaTotals = { records: 0, hash: 0, debitCents: 0 };
    const number = ++this.batches;
    writeFileHeader(writer, day, '0630', true);
    writeBatchHeader(writer, day, day, number);
    items.forEach(({ debit, code, routing, account, trace: original, reason }, index) => {
      const isCorrection = reason.startsWith('C');
      const cents = isCorrection ? 0 : debit.cents;
      const trace = index + 1;
      writeEntry(writer, code, routing, account, cents, debit.orderNumber, debit.customer, trace, true);
      writeAddenda(writer, reason, original, routing, isCorrection ? `XXXX${String(9999 - account).padStart(4, '0')}` : '', trace);
      addTo(totals, routing, cents, 2);
    });
    writeControls(writer, totals, number);
  }
}

function addTo(totals: NachaTotals, routing: string, cents: number, records: number): void {
  totals.records += records;
  totals.hash += Number(routing.slice(0, 8));
  totals.debitCents += cents;
}

/** The routing number with its ninth digit made right: 3, 7, 1 by turns add up to a multiple of ten. */
function withCheckDigit(routing: string): string {
  const sum = Array.from(routing.slice(0, 8)).reduce((total, digit, at) => total + Number(digit) * [3, 7, 1][at % 3]!, 0);
  return `${routing.slice(0, 8)}${(10 - (sum % 10)) % 10}`;
}
