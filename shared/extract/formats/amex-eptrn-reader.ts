import { fixedField } from '../fixed-field.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { rowFields } from '../row-fields.ts';
import {
  adjustmentAmounts,
  chargebackAmounts,
  dayField,
  eptrnCommon,
  isPaidInGross,
  kindOf,
  NotZoned,
  pricingText,
  type Settled,
  submissionAmounts,
  zonedAmount,
} from './amex-eptrn-records.ts';
import { PaymentBooks } from './amex-payments.ts';
import { type AmexLine, amountText, SubmissionDesk } from './amex-submissions.ts';
import { startOfDay } from './bank-line-stream.ts';
import { payoutColumns } from './settlement-streams.ts';

export const amexPayoutExtras = ['bank', 'account_last4', 'debit_balance'] as const;
const payoutFields = [...payoutColumns, ...amexPayoutExtras];

/** Reads payments, the submissions in them and, where the file has them, the transactions of these. */
export class AmexEptrnReader implements RecordLayout {
  private readonly currency: string;
  private readonly books = new PaymentBooks();
  private readonly desk = new SubmissionDesk(this.books);
  /** Records of the delivery that is being read; null between deliveries. */
  private records: number | null = null;
  private deliveries = 0;
  private deliveriesTied = 0;
  private isInGross = false;

  constructor(currency: string) {
    this.currency = currency;
  }

  record(record: SourceRecord, out: RecordOutput): void {
    const line = record.text;
    try {
      const problem = this.place(line, record, out);
      if (problem !== null) this.desk.misfit(line, record, problem, out);
      else if (this.records !== null) this.records++;
    } catch (thrown) {
      if (!(thrown instanceof NotZoned)) throw thrown;
      this.desk.misfit(line, record, thrown.message, out);
    }
  }

  gap(out: RecordOutput): void {
    this.desk.gap(out);
  }

  end(out: RecordOutput): void {
    this.desk.end(out);
    if (this.records !== null) out.control('The file ends with its trailer', '1', '0');
    if (this.deliveries > 0) out.control('Deliveries that tie to their trailers', String(this.deliveries), String(this.deliveriesTied));
    this.books.close(out, this.currency);
    if (this.isInGross)
      out.note(
        'PAID_IN_GROSS',
        'Submissions were paid in gross: their discount is charged by a later record, and is no fee of the submission itself.',
      );
  }

  /** Gives a record its place; or says why it has none. */
  private place(line: string, span: SourceRecord, out: RecordOutput): string | null {
    if (line.startsWith('DFHDR')) return this.beginDelivery(span, out);
    if (this.records === null) return 'it stands outside of a delivery: no header came before it';
    if (line.startsWith('DFTRL')) return this.endDelivery(line, this.records + 1, span, out);
    switch (kindOf(line)) {
      case 'payment':
        return this.addPayment(line, span, out);
      case 'submission':
        return this.beginSubmission(line, span, out);
      case 'submission-pricing':
        return this.desk.price('submission', pricingText(line, this.currency), span);
      case 'transaction':
        return this.addTransaction(line, span, out);
      case 'transaction-pricing':
        return this.desk.price('transaction', pricingText(line, this.currency), span);
      case 'chargeback':
        return this.addChargeback(line, span, out);
      case 'adjustment':
        return this.addAdjustment(line, span, out);
      case 'other':
        return this.addOther(line, span, out);
      case null:
        return `its record type ${fixedField(line, 43, 3)} is not known`;
    }
  }

  private beginDelivery(span: LineSpan, out: RecordOutput): null {
    this.desk.close(out);
    if (this.records !== null) out.control(`Delivery ${this.deliveries} ends with its trailer`, '1', '0');
    this.deliveries++;
    this.records = 0;
    out.aside('header', span);
    return null;
  }

  private endDelivery(line: string, computed: number, span: LineSpan, out: RecordOutput): null {
    this.desk.close(out);
    const stated = fixedField(line, 84, 7);
    if (Number(stated) === computed) this.deliveriesTied++;
    else out.control(`Delivery ${this.deliveries}: records`, stated, String(computed));
    this.records = null;
    out.aside('trailer', span);
    return null;
  }

  private addPayment(line: string, span: LineSpan, out: RecordOutput): null {
    const { payee, payment } = eptrnCommon(line);
    const amount = zonedAmount(line, 53, 11);
    const debit = zonedAmount(line, 64, 9);
    const day = dayField(line, 46);
    this.desk.close(out);
    this.books.state(payment, amount, debit);
    const values = {
      paid_at: startOfDay(day),
      payout_date: day,
      mid: payee,
      payout: payment,
      amount: String(amount),
      currency: this.currency,
      bank: fixedField(line, 73, 9),
      account_last4: fixedField(line, 82, 17).slice(-4),
      debit_balance: amountText(debit, this.currency),
    };
    out.row('payout', rowFields(payoutFields, values), span);
    return null;
  }

  /** What the lines of all kinds have in common. */
  private common(line: string, day: string): AmexLine {
    const { merchant, unit, payment } = eptrnCommon(line);
    return {
      booked_at: startOfDay(day),
      posting_date: day,
      mid: merchant,
      method: 'card',
      scheme: 'amex',
      currency: this.currency,
      net_currency: this.currency,
      payout: payment,
      unit,
    };
  }

  private beginSubmission(line: string, span: LineSpan, out: RecordOutput): null {
    const amounts = submissionAmounts(line);
    const { payment } = eptrnCommon(line);
    const invoice = fixedField(line, 60, 6);
    const tracking = fixedField(line, 158, 9);
    const inGross = isPaidInGross(amounts);
    if (inGross) this.isInGross = true;
    const values: AmexLine = {
      ...this.common(line, dayField(line, 53)),
      source_type: 'submission',
      partner_ref: `${payment}-${invoice}`,
      batch: invoice,
      tracking_id: tracking,
      sale_day: dayField(line, 46),
      commission: inGross ? '0' : String(-amounts.discount),
      network_fee: inGross ? '0' : String(-amounts.serviceFee),
      stated_discount: amountText(amounts.discount, this.currency),
      stated_service_fee: amountText(amounts.serviceFee, this.currency),
    };
    const { gross, net } = amounts;
    const name = `Submission ${invoice} of payment ${payment}`;
    this.desk.begin(
      { key: `${payment} ${invoice}`, name, gross, grossCurrency: this.currency, net, netCurrency: this.currency, values },
      span,
      out,
    );
    return null;
  }

  private addTransaction(line: string, span: LineSpan, out: RecordOutput): null {
    const amount = zonedAmount(line, 79, 13);
    const invoice = fixedField(line, 60, 6);
    const longCard = fixedField(line, 229, 19);
    const references = [fixedField(line, 154, 30), fixedField(line, 137, 10), fixedField(line, 118, 9)];
    const values: AmexLine = {
      ...this.common(line, dayField(line, 53)),
      source_type: 'transaction',
      partner_ref: fixedField(line, 107, 11),
      merchant_ref: references.find((text) => text !== '') ?? '',
      gross: String(amount),
      net: String(amount),
      batch: invoice,
      card: /^[\dX*]{12,19}$/i.test(longCard) ? longCard : fixedField(line, 92, 15),
      sale_day: dayField(line, 147),
    };
    this.desk.transaction(`${values.payout ?? ''} ${invoice}`, values, amount, span, out);
    return null;
  }

  private addChargeback(line: string, span: LineSpan, out: RecordOutput): null {
    const amounts = chargebackAmounts(line);
    const values: AmexLine = {
      ...this.common(line, dayField(line, 53)),
      type: amounts.gross > 0n ? 'chargeback_reversal' : 'chargeback',
      source_type: 'chargeback',
      batch: fixedField(line, 60, 6),
      reason: fixedField(line, 144, 280),
    };
    return this.addTaken(values, amounts, span, out);
  }

  private addAdjustment(line: string, span: LineSpan, out: RecordOutput): null {
    const values: AmexLine = {
      ...this.common(line, dayField(line, 46)),
      type: 'adjustment',
      source_type: 'adjustment',
      partner_ref: fixedField(line, 53, 6),
      card: fixedField(line, 126, 17),
      reason: fixedField(line, 143, 280),
    };
    return this.addTaken(values, adjustmentAmounts(line), span, out);
  }

  private addTaken(values: AmexLine, { gross, discount, serviceFee, net }: Settled, span: LineSpan, out: RecordOutput): null {
    const amounts = { gross: String(gross), commission: String(-discount), network_fee: String(-serviceFee), net: String(net) };
    this.desk.line({ ...values, ...amounts }, net, false, span, out);
    return null;
  }

  /** Assets billed, commissions paid to us and fees: each with a description of its own. */
  private addOther(line: string, span: LineSpan, out: RecordOutput): null {
    const charges = [zonedAmount(line, 53, 9), zonedAmount(line, 127, 9), zonedAmount(line, 216, 9)];
    const tax = zonedAmount(line, 305, 9);
    const charged = charges.reduce((sum, charge) => sum + charge, 0n);
    const net = charged + tax;
    const reasons = [fixedField(line, 62, 65), fixedField(line, 136, 80), fixedField(line, 225, 80)];
    const values: AmexLine = {
      ...this.common(line, dayField(line, 46)),
      type: 'fee',
      source_type: fixedField(line, 314, 1) === 'Y' ? 'gross pay recovery' : 'other fee',
      other_fee: String(charged),
      tax: String(tax),
      net: String(net),
      reason: reasons.filter((text) => text !== '').join('; '),
    };
    this.desk.line(values, net, true, span, out);
    return null;
  }
}
