import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { rowFields } from '../row-fields.ts';
import { amexPayoutExtras } from './amex-eptrn-reader.ts';
import { type GrrcnForm, grrcnForm, type GrrcnRecord, grrcnRecord } from './amex-grrcn-layout.ts';
import { PaymentBooks } from './amex-payments.ts';
import { type AmexLine, amountText, SubmissionDesk } from './amex-submissions.ts';
import { startOfDay } from './bank-line-stream.ts';
import { disputeColumns, payoutColumns } from './settlement-streams.ts';

export const grrcnDisputeExtras = ['reason', 'card'] as const;
const payoutFields = [...payoutColumns, ...amexPayoutExtras];
const disputeFields = [...disputeColumns, ...grrcnDisputeExtras];

/** YYYYMMDD as ISO; other text as it stands, so that the row says what is wrong with it. */
export const compactDay = (text: string) => (/^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text);

class NotAnAmount extends Error {
  constructor(field: string, text: string) {
    super(`its ${field} ${text} is no signed whole number`);
    this.name = 'NotAnAmount';
  }
}

/** An amount in minor units; a blank one is zero. */
function amountOf({ get }: GrrcnRecord, field: string): bigint {
  const text = get(field);
  if (text === '') return 0n;
  if (!/^-?\d{1,21}$/.test(text)) throw new NotAnAmount(field.replaceAll('_', ' '), text);
  return BigInt(text);
}

/** Millionths of a pricing record in words. */
function millionths(text: string): string {
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(text) ?? [];
  if (digits === '' || BigInt(digits) === 0n) return '';
  const padded = digits.padStart(7, '0');
  return `${sign}${padded.slice(0, -6).replace(/^0+(?=\d)/, '')}.${padded.slice(-6)}`;
}

/** Reads payments, submissions, transactions with their pricing, chargebacks, adjustments and fees. */
export class AmexGrrcnReader implements RecordLayout {
  private readonly books = new PaymentBooks();
  private readonly desk = new SubmissionDesk(this.books);
  private readonly currencies = new Map<string, string>();
  private form: GrrcnForm | null = null;
  private sequence = '';
  /** Records of the file that is being read; null between files. */
  private records: number | null = null;
  private isInGross = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { text } = record;
    this.form = grrcnForm(text) ?? this.form;
    try {
      const problem =
        this.form === null ? 'it stands outside of a file: no header came before it' : this.place(text, this.form, record, out);
      if (problem !== null) this.desk.misfit(text, record, problem, out);
      else if (this.records !== null) this.records++;
    } catch (thrown) {
      if (!(thrown instanceof NotAnAmount)) throw thrown;
      this.desk.misfit(text, record, thrown.message, out);
    }
  }

  gap(out: RecordOutput): void {
    this.desk.gap(out);
  }

  end(out: RecordOutput): void {
    this.desk.end(out);
    if (this.records !== null) out.control('The file ends with its trailer', '1', '0');
    this.books.close(out, (payment) => this.currencies.get(payment) ?? '');
    if (this.isInGross)
      out.note(
        'PAID_IN_GROSS',
        'Submissions were paid in gross: their discount is charged by a later record, and is no fee of the submission itself.',
      );
  }

  /** Gives a record its place; or says why it has none. */
  private place(text: string, form: GrrcnForm, span: LineSpan, out: RecordOutput): string | null {
    const record = grrcnRecord(text, form);
    if (typeof record === 'string') return `its record type ${record} is not known`;
    if (record.type === 'HEADER') return this.beginFile(record, span, out);
    if (this.records === null) return 'it stands outside of a file: no header came before it';
    switch (record.type) {
      case 'TRAILER':
        return this.endFile(record, this.records + 1, span, out);
      case 'SUMMARY':
        return this.addPayment(record, span, out);
      case 'SUBMISSION':
        return this.beginSubmission(record, span, out);
      case 'TRANSACTN':
        return this.addTransaction(record, span, out);
      case 'TXNPRICING':
        return this.desk.price('transaction', pricing(record), span);
      case 'CHARGEBACK':
        return this.addChargeback(record, span, out);
      case 'ADJUSTMENT':
        this.addTaken(record, 'adjustment', span, out);
        return null;
      case 'FEEREVENUE':
        return this.addFee(record, span, out);
      case 'TAXRECORD':
        return 'it is a tax record: the file does not say whether the submissions hold its amount already';
    }
  }

  private beginFile({ get }: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    this.desk.close(out);
    if (this.records !== null) out.control(`File ${this.sequence} ends with its trailer`, '1', '0');
    this.sequence = get('sequence');
    this.records = 0;
    out.aside('header', span);
    return null;
  }

  private endFile({ get }: GrrcnRecord, computed: number, span: LineSpan, out: RecordOutput): null {
    this.desk.close(out);
    const count = get('count');
    out.control('File: records', /^\d+$/.test(count) ? String(Number(count)) : count, String(computed));
    if (get('sequence') !== this.sequence) out.control('File: sequence number of header and trailer', get('sequence'), this.sequence);
    this.records = null;
    out.aside('trailer', span);
    return null;
  }

  private addPayment(record: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    const { get } = record;
    const payment = get('payment');
    const currency = get('currency');
    const amount = amountOf(record, 'net');
    const debit = amountOf(record, 'debit_balance');
    const fees = amountOf(record, 'discount') + amountOf(record, 'service_fee');
    this.desk.close(out);
    this.currencies.set(payment, currency);
    this.books.state(payment, amount, debit);
    const accounts = [get('bank_account'), get('direct_deposit'), get('iban')];
    const day = compactDay(get('payment_date'));
    const values = {
      paid_at: startOfDay(day),
      payout_date: day,
      mid: get('payee'),
      payout: payment,
      bank_ref: get('unique_reference'),
      amount: String(amount),
      fee: String(-fees),
      currency,
      bank: get('bic'),
      account_last4: (accounts.find((text) => /[^0]/.test(text)) ?? '').slice(-4),
      debit_balance: amountText(debit, currency),
    };
    out.row('payout', rowFields(payoutFields, values), span);
    return null;
  }

  /** What the lines of all kinds have in common. */
  private common({ get }: GrrcnRecord, day: string): AmexLine {
    return {
      booked_at: startOfDay(day),
      posting_date: day,
      mid: get('merchant'),
      method: 'card',
      scheme: 'amex',
      currency: get('currency'),
      net_currency: get('currency'),
      payout: get('payment'),
      unit: get('unit'),
    };
  }

  private beginSubmission(record: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    const { get } = record;
    const [discount, fee, tax] = [amountOf(record, 'discount'), amountOf(record, 'service_fee'), amountOf(record, 'tax')];
    const [gross, net] = [amountOf(record, 'gross'), amountOf(record, 'net')];
    const currency = get('currency');
    const own = get('submission_currency') === '' ? currency : get('submission_currency');
    const inGross = net === gross && discount + fee !== 0n;
    if (inGross) this.isInGross = true;
    const values: AmexLine = {
      ...this.common(record, compactDay(get('process_date'))),
      source_type: 'submission',
      currency: own,
      partner_ref: `${get('payment')}-${get('invoice')}`,
      batch: get('invoice'),
      tracking_id: get('tracking_id'),
      sale_day: compactDay(get('business_date')),
      commission: inGross ? '0' : String(-discount),
      network_fee: inGross ? '0' : String(-fee),
      tax: inGross || tax === 0n ? null : String(-tax),
      stated_discount: amountText(discount, currency),
      stated_service_fee: amountText(fee, currency),
    };
    const submitted = own === currency ? gross : amountOf(record, 'submission_gross');
    const name = `Submission ${get('invoice')} of payment ${get('payment')}`;
    this.desk.begin({ key: keyOf(record), name, gross: submitted, grossCurrency: own, net, netCurrency: currency, values }, span, out);
    return null;
  }

  private addTransaction(record: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    const { get } = record;
    const amount = amountOf(record, 'amount');
    const own = get('submission_currency') === '' ? get('currency') : get('submission_currency');
    const values: AmexLine = {
      ...this.common(record, compactDay(get('process_date'))),
      source_type: 'transaction',
      currency: own,
      partner_ref: get('acquirer_reference') === '' ? get('transaction_id') : get('acquirer_reference'),
      merchant_ref: get('reference') === '' ? get('industry_reference') : get('reference'),
      gross: String(amount),
      net: own === get('currency') ? String(amount) : null,
      batch: get('invoice'),
      card: get('card'),
      sale_day: compactDay(get('sale_day')),
    };
    this.desk.transaction(keyOf(record), values, amount, span, out);
    return null;
  }

  private addChargeback(record: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    const { get } = record;
    const gross = amountOf(record, 'gross');
    const values = this.addTaken(record, gross > 0n ? 'chargeback_reversal' : 'chargeback', span, out);
    const dispute = {
      stage_at: values.booked_at ?? null,
      dispute: get('number'),
      mid: get('merchant'),
      scheme: 'amex',
      stage: gross > 0n ? 'reversal' : 'chargeback',
      reason_code: get('reason_code'),
      partner_ref: get('number'),
      merchant_ref: get('reference'),
      amount: String(gross),
      currency: get('currency'),
      reason: get('reason'),
      card: get('card'),
    };
    out.row('dispute', rowFields(disputeFields, dispute), span);
    return null;
  }

  /** Chargebacks and adjustments: what is taken back, or given. */
  private addTaken(record: GrrcnRecord, type: string, span: LineSpan, out: RecordOutput): AmexLine {
    const { get } = record;
    const net = amountOf(record, 'net');
    const tax = amountOf(record, 'tax');
    const values: AmexLine = {
      ...this.common(record, compactDay(get('process_date'))),
      type,
      source_type: record.type.toLowerCase(),
      partner_ref: get('number'),
      merchant_ref: get('reference'),
      gross: String(amountOf(record, 'gross')),
      commission: String(-amountOf(record, 'discount')),
      network_fee: String(-amountOf(record, 'service_fee')),
      tax: tax === 0n ? null : String(-tax),
      net: String(net),
      batch: get('invoice'),
      card: get('card'),
      reason: [get('reason_code'), get('reason')].filter((text) => text !== '').join(' '),
    };
    this.desk.line(values, net, false, span, out);
    return values;
  }

  private addFee(record: GrrcnRecord, span: LineSpan, out: RecordOutput): null {
    const { get } = record;
    const charged = amountOf(record, 'fee') + amountOf(record, 'asset');
    const tax = amountOf(record, 'asset_tax');
    const values: AmexLine = {
      ...this.common(record, compactDay(get('payment_date'))),
      type: 'fee',
      source_type: get('gross_pay') === '1' ? 'gross pay recovery' : 'fee or revenue',
      other_fee: String(charged),
      tax: tax === 0n ? null : String(tax),
      net: String(charged + tax),
      reason: [get('reason'), get('asset_reason')].filter((text) => text !== '').join('; '),
    };
    this.desk.line(values, charged + tax, true, span, out);
    return null;
  }
}

/** What a submission and its transactions have in common. */
const keyOf = ({ get }: GrrcnRecord) =>
  ['payment', 'merchant', 'business_date', 'process_date', 'invoice', 'submission_currency'].map((field) => get(field)).join(' ');

/** A pricing record in words. */
function pricing({ get }: GrrcnRecord): string {
  const rate = get('discount_rate');
  const parts = [
    get('fee_code'),
    /^-?\d+$/.test(rate) && Number(rate) !== 0 ? `rate ${Number(rate) / 100_000}` : '',
    ...(['discount', 'fee'] as const).map((field) => (millionths(get(field)) === '' ? '' : `${field} ${millionths(get(field))}`)),
  ];
  return parts.filter((part) => part !== '').join(' ');
}
