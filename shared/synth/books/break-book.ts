import { assertNever } from '../../base/assert-never.ts';
import { dollarCents } from '../fees.ts';
import { orderReference, partnerReference } from '../partner-reference.ts';
import { type DayLines, inBooks, lineKind, type SettlementQueue } from '../settlement-queue.ts';
import { weekdaysLater } from '../synth-calendar.ts';
import { currencyOf, partner } from '../world.ts';
import { BreakPlanter, lineGraceDays, type PlannedBreak } from './break-plan.ts';
import { bookedStatus, entryTypes, expectedDay, type LedgerBook, type LedgerEntry } from './order-ledger.ts';
import { type BreakRecord, ReconTruth, type Side } from './recon-truth.ts';

export const voidedStatus = 'voided';

/** A line as both sides should have it. */
interface Line {
  readonly entry: LedgerEntry;
  readonly day: number;
}

/** Keeps our ledger beside the partners' lines, with the planted breaks between them, and notes every one. */
export class BreakBook {
  readonly truth = new ReconTruth();
  private readonly planter = new BreakPlanter();

  constructor(
    private readonly ledger: LedgerBook,
    private readonly queue: SettlementQueue,
  ) {}

  get left(): readonly PlannedBreak[] {
    return this.planter.left;
  }

  /** Books one line on both sides, or on one where a break is planted. `writeLine` writes the partner's side and returns its net. */
  bookLine(day: number, lines: DayLines, row: number, settles: number, isBroken: boolean, writeLine: () => number): void {
    const { truth } = this;
    if (lines.lead[row] === inBooks) {
      writeLine();
      truth.lines++;
      truth.agreeing++;
      return;
    }
    const kind = lines.kind[row]!;
    const entry = entryOf(lines, row, settles, Math.max(0, day - lines.lead[row]!));
    const planned = this.planter.take(day, settles, kind, currencyOf[lines.country[row]!]!);
    if (planned !== null) {
      this.plant(planned, { entry, day }, lines, row, writeLine);
      return;
    }
    writeLine();
    this.write(entry);
    if (isBroken) {
      const note = 'The record has a field too many and is set aside';
      this.note('missing_in_partner', { entry, day }, { theirs: null, day: entry.day, note });
      return;
    }
    truth.lines++;
    truth.agreeing++;
    truth.addTransit(entry.day, day, entry.amount, entry.currency);
  }

  /** I6: the line just booked was converted at a wrong rate, which left us so many cents above the contract. */
  noteRateError(day: number, lines: DayLines, row: number, cents: number): void {
    const entry = entryOf(lines, row, partner.meridian, day);
    const theirs: Side = { minor: entry.amount + cents, currency: entry.currency };
    this.truth.agreeing--;
    this.note('fx_diff', { entry, day }, { theirs, note: 'Converted at 0.715, the rate of Dec 31, instead of 0.73; both to the cent' });
  }

  private plant(planned: PlannedBreak, line: Line, lines: DayLines, row: number, writeLine: () => number): void {
    const { entry, day } = line;
    const { truth } = this;
    if (planned.type === 'timing') {
      this.defer(planned, line, lines, row);
      return;
    }
    if (planned.type === 'missing_in_partner') {
      this.write(entry);
      this.note(planned.type, line, { theirs: null, day: entry.day, note: 'The partner never settled it' });
      return;
    }
    const net = writeLine();
    truth.lines++;
    switch (planned.type) {
      case 'missing_in_ledger':
        this.note(planned.type, line, { ours: null, note: 'Our books never took it' });
        return;
      case 'duplicate':
        truth.agreeing++;
        this.write(entry);
        this.write(entry);
        truth.addTransit(entry.day, day, entry.amount, entry.currency);
        this.note(planned.type, line, { theirs: null, day: entry.day, note: 'Booked twice in our ledger; the partner settled it once' });
        return;
      case 'status_diff':
        this.write({ ...entry, status: voidedStatus });
        this.note(planned.type, line, {
          ours: { minor: 0, currency: entry.currency },
          note: 'Voided in our books, settled by the partner',
        });
        return;
      case 'currency_diff':
        this.bookChanged(planned.type, line, { ...entry, currency: 0 }, 'The same number in another currency');
        return;
      case 'amount_diff':
        this.bookChanged(planned.type, line, { ...entry, amount: entry.amount + planned.by }, 'Our books hold another amount');
        return;
      case 'fee_diff':
        this.bookChanged(planned.type, line, { ...entry, amount: net }, 'Our books hold what is left after the fee');
        return;
      case 'wrong_sign':
        this.bookChanged(planned.type, line, { ...entry, amount: -entry.amount }, 'Our books have the opposite sign');
        return;
      default:
        assertNever(planned.type);
    }
  }

  /** Both sides have it, but not alike. */
  private bookChanged(type: BreakRecord['type'], line: Line, changed: LedgerEntry, note: string): void {
    const { amount: minor, currency } = changed;
    this.write(changed);
    this.truth.addTransit(line.entry.day, line.day, minor, currency);
    this.note(type, line, { ours: { minor, currency }, note });
  }

  /** The partner books the line some days late, or not within the quarter. */
  private defer(planned: PlannedBreak, line: Line, lines: DayLines, row: number): void {
    const { entry, day } = line;
    const comes = day + planned.by;
    const { kind, wallMs, product, country, bin, orderNumber, amount } = lines;
    const isIn = this.queue.add(
      comes,
      kind[row]!,
      wallMs[row]!,
      product[row]!,
      country[row]!,
      bin[row]!,
      orderNumber[row]!,
      amount[row]!,
      inBooks,
    );
    this.write(entry);
    this.note('timing', line, {
      theirs: null,
      day: entry.day,
      clearedDay: isIn ? comes : null,
      note: isIn ? `The partner's line comes ${planned.by} days later than planned` : 'The partner books it after the quarter',
    });
  }

  private write(entry: LedgerEntry): void {
    this.truth.entries++;
    this.ledger.write(entry);
  }

  private note(
    type: BreakRecord['type'],
    { entry, day }: Line,
    parts: {
      readonly ours?: Side | null;
      readonly theirs?: Side | null;
      readonly day?: number;
      readonly clearedDay?: number | null;
      readonly note: string;
    },
  ): void {
    const { partner: code, kind, orderNumber } = entry;
    const side: Side = { minor: entry.amount, currency: entry.currency };
    const { ours = side, theirs = side, clearedDay = null, note } = parts;
    const isWaiting = type === 'missing_in_partner' || type === 'timing';
    this.truth.add({
      leg: 'ledger_partner',
      type,
      partner: code,
      key: orderReference(orderNumber),
      entryType: entryTypes[kind]!,
      partnerRef: partnerReference(code, kind, orderNumber),
      ours,
      theirs,
      day: parts.day ?? day,
      clearedDay,
      dueDay: isWaiting ? weekdaysLater(expectedDay(kind, entry.day), lineGraceDays) : null,
      note,
    });
  }
}

/** What our books say of a line: the amount in the currency in which its partner settles, Meridian's in US dollars at the contract's rate. */
function entryOf(lines: DayLines, row: number, settles: number, day: number): LedgerEntry {
  const kind = lines.kind[row]!;
  const placed = currencyOf[lines.country[row]!]!;
  const isConverted = settles === partner.meridian;
  const amount = isConverted ? dollarCents(lines.amount[row]!, placed) : lines.amount[row]!;
  const isToUs = kind === lineKind.sale || kind === lineKind.reversal;
  return {
    partner: settles,
    product: lines.product[row]!,
    kind,
    orderNumber: lines.orderNumber[row]!,
    amount: isToUs ? amount : -amount,
    currency: isConverted ? 0 : placed,
    day,
    status: bookedStatus,
  };
}
