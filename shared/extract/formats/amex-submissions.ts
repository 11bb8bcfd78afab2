import { minorText } from '../control-text.ts';
import type { LineSpan, RecordOutput } from '../record-layout.ts';
import { type RowValues, rowFields } from '../row-fields.ts';
import type { PaymentBooks } from './amex-payments.ts';
import { type LineColumn, lineColumns } from './settlement-streams.ts';

/** Columns that every layout of American Express adds to its lines, as text. */
export const amexLineExtras = [
  'unit',
  'card',
  'reason',
  'pricing',
  'sale_day',
  'stated_discount',
  'stated_service_fee',
  'tracking_id',
] as const;
const columns = [...lineColumns, ...amexLineExtras];
export type AmexLine = RowValues<(typeof columns)[number]>;

interface OwnSpan {
  readonly line: number;
  lines: number;
}
const ownSpan = ({ line, lines }: LineSpan): OwnSpan => ({ line, lines });

/** A submission (SOC) as its record states it, in minor units. */
export interface StatedSubmission {
  /** What its transactions name it by. */
  readonly key: string;
  readonly name: string;
  /** Sum of its transactions, in the currency of the submission. */
  readonly gross: bigint;
  readonly grossCurrency: string;
  readonly net: bigint;
  readonly netCurrency: string;
  readonly values: AmexLine;
}

interface Submission extends StatedSubmission {
  readonly span: OwnSpan;
  readonly pricing: string[];
  /** Nothing but its own records came since. */
  isLast: boolean;
  /** Records between it and its first transaction that do not fit: they are told of after it, in file order. */
  readonly misfits: { readonly text: string; readonly span: LineSpan; readonly reason: string }[];
  /** Sum of its transactions; null before the first. */
  transactions: bigint | null;
}

interface Held {
  readonly values: AmexLine;
  readonly net: bigint;
  readonly span: OwnSpan;
  readonly pricing: string[];
}

/** More records that do not fit than this, and no transaction will follow. */
const mostMisfits = 1000;

/**
 * Turns submissions and the transactions (ROC) under them into lines without counting money twice: a submission with transactions is
 * their lines and one for its fees, a submission without is one line.
 */
export class SubmissionDesk {
  private readonly books: PaymentBooks;
  private submission: Submission | null = null;
  private held: Held | null = null;
  private notItemised = 0;

  constructor(books: PaymentBooks) {
    this.books = books;
  }

  begin(stated: StatedSubmission, span: LineSpan, out: RecordOutput): void {
    this.close(out);
    this.submission = { ...stated, span: ownSpan(span), pricing: [], isLast: true, misfits: [], transactions: null };
  }

  /** A transaction of the submission with this key; its amount in the currency of the submission. */
  transaction(key: string, values: AmexLine, amount: bigint, span: LineSpan, out: RecordOutput): void {
    this.releaseHeld(out);
    if (this.submission !== null && this.submission.key !== key) this.close(out);
    const { submission } = this;
    if (submission !== null) {
      if (submission.transactions === null) this.writeSubmission(submission, true, out);
      submission.transactions = (submission.transactions ?? 0n) + amount;
    }
    const net = values.net === undefined || values.net === null ? 0n : amount;
    this.held = { values: { type: amount < 0n ? 'refund' : 'sale', ...values }, net, span: ownSpan(span), pricing: [] };
  }

  /** What a pricing record says of the record before it; why it has no such record. */
  price(of: 'submission' | 'transaction', text: string, { lines }: LineSpan): string | null {
    const { held, submission } = this;
    const target = of === 'transaction' ? held : submission?.transactions === null && submission.isLast ? submission : null;
    if (target === null) return 'it prices a record that is not before it';
    target.pricing.push(text);
    target.span.lines += lines;
    return null;
  }

  /** Any other line; `isFee` where it is a charge of its own. */
  line(values: AmexLine, net: bigint, isFee: boolean, span: LineSpan, out: RecordOutput): void {
    this.close(out);
    this.write(values, net, isFee, span, out);
  }

  /** What comes next prices nothing that came before. */
  gap(out: RecordOutput): void {
    this.releaseHeld(out);
    if (this.submission !== null) this.submission.isLast = false;
  }

  misfit(text: string, { line, lines }: LineSpan, reason: string, out: RecordOutput): void {
    this.gap(out);
    if (this.submission !== null && this.submission.misfits.length >= mostMisfits) this.close(out);
    const { submission } = this;
    if (submission?.transactions === null) submission.misfits.push({ text, span: { line, lines }, reason });
    else out.misfit(text, { line, lines }, reason);
  }

  /** Writes what is still held: no more will be said of it. */
  close(out: RecordOutput): void {
    this.releaseHeld(out);
    const { submission } = this;
    if (submission === null) return;
    this.submission = null;
    if (submission.transactions === null) {
      this.notItemised++;
      this.writeSubmission(submission, false, out);
    } else this.books.itemise(submission.name, submission.gross, submission.transactions, submission.grossCurrency, out);
  }

  end(out: RecordOutput): void {
    this.close(out);
    if (this.notItemised > 0)
      out.note(
        'SUBMISSIONS_NOT_ITEMISED',
        `${this.notItemised} ${this.notItemised === 1 ? 'submission has' : 'submissions have'} no transactions in this file; each is one line, and counts as one sale or refund.`,
      );
  }

  private writeSubmission(submission: Submission, isItemised: boolean, out: RecordOutput): void {
    const { gross, net, values, span, pricing, misfits } = submission;
    const isForeign = submission.grossCurrency !== submission.netCurrency;
    // Transactions in another currency than that of the payment have no net: it is the submission's.
    const ownNet = isItemised && !isForeign ? net - gross : net;
    const kind = isItemised ? (isForeign ? 'adjustment' : 'fee') : gross < 0n ? 'refund' : 'sale';
    const own: AmexLine = { ...values, type: kind, ...(isItemised ? {} : { gross: String(gross) }), net: String(ownNet) };
    this.write({ ...own, pricing: pricing.join('; ') }, ownNet, false, span, out);
    for (const misfit of misfits) out.misfit(misfit.text, misfit.span, misfit.reason);
  }

  private releaseHeld(out: RecordOutput): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    this.write({ ...held.values, pricing: held.pricing.join('; ') }, held.net, false, held.span, out);
  }

  private write(values: AmexLine, net: bigint, isFee: boolean, span: LineSpan, out: RecordOutput): void {
    this.books.book(values.payout ?? '', net, isFee);
    out.row('line', rowFields<LineColumn | (typeof columns)[number]>(columns, values), span);
  }
}

/** Digits of an amount as a decimal, for columns kept as text. */
export const amountText = (minor: bigint, currency: string) => (minor === 0n ? null : minorText(minor, currency));
