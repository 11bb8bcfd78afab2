import { fixedField } from '../fixed-field.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { rowFields } from '../row-fields.ts';
import { amexPayoutExtras } from './amex-eptrn-reader.ts';
import { NotZoned, zonedAmount } from './amex-eptrn-records.ts';
import { compactDay } from './amex-grrcn-reader.ts';
import { PaymentBooks } from './amex-payments.ts';
import { type AmexLine, amountText, SubmissionDesk } from './amex-submissions.ts';
import { startOfDay } from './bank-line-stream.ts';
import { payoutColumns } from './settlement-streams.ts';

const payoutFields = [...payoutColumns, ...amexPayoutExtras];

/**
 * Reads settlements, the submissions in them with their transactions, and adjustments. Fees are signed as they act on us: a discount
 * is negative.
 */
export class AmexEpaReader implements RecordLayout {
  private readonly books = new PaymentBooks();
  private readonly desk = new SubmissionDesk(this.books);
  private readonly currencies = new Map<string, string>();
  /** Currency of the settlement that the records below it are part of. */
  private currency = '';
  /** Settlement and submission that a transaction, which names neither, follows. */
  private payment = '';
  private submission: { readonly key: string; readonly currency: string; readonly day: string; readonly number: string } | null = null;
  private records: number | null = null;

  record(record: SourceRecord, out: RecordOutput): void {
    try {
      const problem = this.place(record.text, record, out);
      if (problem !== null) this.desk.misfit(record.text, record, problem, out);
      else if (this.records !== null) this.records++;
    } catch (thrown) {
      if (!(thrown instanceof NotZoned)) throw thrown;
      this.desk.misfit(record.text, record, thrown.message, out);
    }
  }

  gap(out: RecordOutput): void {
    this.desk.gap(out);
  }

  end(out: RecordOutput): void {
    this.desk.end(out);
    if (this.records !== null) out.control('The file ends with its trailer', '1', '0');
    this.books.close(out, (payment) => this.currencies.get(payment) ?? '');
  }

  /** Gives a record its place; or says why it has none. */
  private place(line: string, span: SourceRecord, out: RecordOutput): string | null {
    if (line.startsWith('DFHDR')) {
      this.desk.close(out);
      if (this.records !== null) out.control('A delivery ends with its trailer', '1', '0');
      this.records = 0;
      out.aside('header', span);
      return null;
    }
    if (this.records === null) return 'it stands outside of a delivery: no header came before it';
    if (/^DFT(?:LR|RL)/.test(line)) return this.endDelivery(line, this.records + 1, span, out);
    const kind = fixedField(line, 33, 3);
    switch (kind) {
      case '100':
        return this.addSettlement(line, span, out);
      case '210':
        return this.beginSubmission(line, span, out);
      case '260':
        return this.addTransaction(line, span, out);
      case '230':
        return this.addAdjustment(line, span, out);
      default:
        return `its record type ${kind} is not known`;
    }
  }

  private endDelivery(line: string, computed: number, span: LineSpan, out: RecordOutput): null {
    this.desk.close(out);
    const stated = fixedField(line, 85, 7);
    out.control('Records of the delivery', /^\d+$/.test(stated) ? String(Number(stated)) : stated, String(computed));
    this.records = null;
    out.aside('trailer', span);
    return null;
  }

  /** A settlement has no number of its own: account, its name code and the day make one. */
  private paymentOf(line: string): string {
    return [fixedField(line, 1, 10), fixedField(line, 11, 3), fixedField(line, 14, 8)].join('-');
  }

  private addSettlement(line: string, span: LineSpan, out: RecordOutput): null {
    const amount = zonedAmount(line, 41, 15);
    const fee = zonedAmount(line, 128, 15);
    const debit = zonedAmount(line, 326, 15);
    this.desk.close(out);
    this.payment = this.paymentOf(line);
    this.currency = fixedField(line, 323, 3);
    this.currencies.set(this.payment, this.currency);
    this.books.state(this.payment, amount, debit);
    const day = compactDay(fixedField(line, 14, 8));
    const values = {
      paid_at: startOfDay(day),
      payout_date: day,
      mid: fixedField(line, 1, 10),
      payout: this.payment,
      amount: String(amount),
      fee: String(fee),
      currency: this.currency,
      bank: fixedField(line, 56, 15),
      account_last4: fixedField(line, 71, 20).slice(-4),
      debit_balance: amountText(debit, this.currency),
    };
    out.row('payout', rowFields(payoutFields, values), span);
    return null;
  }

  private common(line: string, day: string): AmexLine {
    return {
      booked_at: startOfDay(day),
      posting_date: day,
      mid: fixedField(line, 23, 10),
      method: 'card',
      scheme: 'amex',
      currency: this.currency,
      net_currency: this.currency,
      payout: this.payment,
    };
  }

  private beginSubmission(line: string, span: LineSpan, out: RecordOutput): string | null {
    if (this.paymentOf(line) !== this.payment) return 'it is of a settlement that is not before it';
    const day = compactDay(fixedField(line, 14, 8));
    const [submitted, gross] = [zonedAmount(line, 49, 15), zonedAmount(line, 171, 15)];
    const [discount, tax, net] = [zonedAmount(line, 79, 15), zonedAmount(line, 216, 15), zonedAmount(line, 109, 15)];
    const own = fixedField(line, 238, 3) === '' ? this.currency : fixedField(line, 238, 3);
    const number = fixedField(line, 241, 15);
    const inOne = own === this.currency;
    const values: AmexLine = {
      ...this.common(line, day),
      source_type: 'submission',
      currency: own,
      partner_ref: `${this.payment}-${number}`,
      batch: number,
      sale_day: compactDay(fixedField(line, 41, 8)),
      commission: String(discount),
      tax: tax === 0n ? null : String(tax),
      unit: fixedField(line, 256, 10),
      stated_discount: amountText(discount, this.currency),
    };
    // The gross of a settlement in the same currency is left blank or zero.
    const total = inOne && gross !== 0n ? gross : submitted;
    const name = `Submission ${number === '' ? compactDay(fixedField(line, 41, 8)) : number} of settlement ${this.payment}`;
    this.submission = { key: `${this.payment} ${span.line}`, currency: own, day, number };
    this.desk.begin(
      { key: this.submission.key, name, gross: total, grossCurrency: own, net, netCurrency: this.currency, values },
      span,
      out,
    );
    return null;
  }

  private addTransaction(line: string, span: LineSpan, out: RecordOutput): string | null {
    const { submission } = this;
    if (submission === null) return 'it is a transaction without its submission';
    const amount = zonedAmount(line, 41, 11);
    const references = [fixedField(line, 60, 12), fixedField(line, 72, 15)];
    const values: AmexLine = {
      ...this.common(line, submission.day),
      source_type: 'transaction',
      currency: submission.currency,
      merchant_ref: references.find((text) => text !== '') ?? '',
      gross: String(amount),
      net: submission.currency === this.currency ? String(amount) : null,
      batch: submission.number,
      card: fixedField(line, 90, 15),
      sale_day: compactDay(fixedField(line, 52, 8)),
    };
    this.desk.transaction(submission.key, values, amount, span, out);
    return null;
  }

  private addAdjustment(line: string, span: LineSpan, out: RecordOutput): string | null {
    if (this.paymentOf(line) !== this.payment) return 'it is of a settlement that is not before it';
    const net = zonedAmount(line, 97, 15);
    const tax = zonedAmount(line, 154, 15);
    const values: AmexLine = {
      ...this.common(line, compactDay(fixedField(line, 14, 8))),
      type: 'adjustment',
      source_type: 'adjustment',
      partner_ref: fixedField(line, 41, 11),
      merchant_ref: fixedField(line, 311, 15),
      gross: String(zonedAmount(line, 52, 15)),
      commission: String(zonedAmount(line, 67, 15)),
      tax: tax === 0n ? null : String(tax),
      net: String(net),
      card: fixedField(line, 191, 15),
      reason: [fixedField(line, 206, 10), fixedField(line, 216, 64)].filter((text) => text !== '').join(' '),
    };
    this.submission = null;
    this.desk.line(values, net, false, span, out);
    return null;
  }
}
