import { decimalOf, microsOf } from '../../money/micros.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { type RowValues, rowFields } from '../row-fields.ts';
import { NamedSums, statedText } from '../signed-text.ts';
import { startOfDay } from './bank-line-stream.ts';
import { disputeColumns, type LineColumn, lineColumns, payoutColumns } from './settlement-streams.ts';

export const chaseLineExtras = [
  'entity_type',
  'description',
  'quantity',
  'card',
  'authorization_code',
  'interchange_qualification',
  'interchange_stated',
] as const;
export const chasePayoutExtras = ['funds_transfer', 'secure_account'] as const;
export const chaseDisputeExtras = ['category', 'status_flag', 'issuer_amount', 'fee', 'usage_code', 'card'] as const;

const lineFields = [...lineColumns, ...chaseLineExtras];
const payoutFields = [...payoutColumns, ...chasePayoutExtras];
const disputeFields = [...disputeColumns, ...chaseDisputeExtras];
type LineValues = RowValues<LineColumn | (typeof chaseLineExtras)[number]>;

const schemes: Readonly<Record<string, string>> = { VI: 'visa', MC: 'mastercard', DI: 'discover', DD: 'discover', AX: 'amex', JC: 'jcb' };
const schemeOf = (method: string) => schemes[method] ?? method.toLowerCase();

/** What was deposited and what was given back, by action code. */
const actions: Readonly<Record<string, 'sale' | 'refund'>> = {
  D: 'sale',
  DP: 'sale',
  C: 'sale',
  AD: 'sale',
  R: 'refund',
  RF: 'refund',
  N: 'refund',
};

/** Categories of a deposit that make up what is paid. */
const settledCategories = new Set(['SALE', 'REF', 'IA', 'PFEE', 'RES', 'CB', 'ERET', 'DBADJ', 'OTH']);
const feeCategories = new Set(['IA', 'PFEE']);
const stages: Readonly<Record<string, string>> = {
  RECD: 'chargeback',
  RTM: 'chargeback',
  PARRTM: 'chargeback',
  REPR: 'representment',
  PARREP: 'representment',
};

/** Report types whose records are read, by the name their headers have. */
const knownHeaders = new Set(['HFIN0010', 'HFIN0011', 'HACT0010', 'HPDE0017']);

/** MM/DD/YYYY as ISO; other text as it stands, so that the row says what is wrong with it. */
function isoDay(text: string): string {
  const [, month = '', day = '', year = ''] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month}-${day}`;
}

class NotAnAmount extends Error {
  constructor(text: string) {
    super(`its amount ${text} is no decimal`);
    this.name = 'NotAnAmount';
  }
}

/** Micro-units of an amount; a blank one is zero. */
function amountOf(text: string): bigint {
  if (text === '') return 0n;
  const micros = microsOf(text);
  if (micros === null) throw new NotAnAmount(text);
  return micros;
}

/** Reads deposits, fees, deposited transactions and chargebacks of the reports in one delivery. */
export class ChaseDfrReader implements RecordLayout {
  private isOpen = false;
  private hasBegun = false;
  /** Headers of the reports in it. */
  private readonly reports = new Set<string>();
  /** Last day of the report that is being read. */
  private to = '';
  /** Deposits as stated: "entity, currency: category". */
  private readonly deposits = new NamedSums();
  private readonly nets = new NamedSums();
  private readonly statedFees = new NamedSums();
  private readonly fees = new NamedSums();
  private readonly statedDisputes = new NamedSums();
  private readonly disputes = new NamedSums();

  record({ fields: given, text, line, lines }: SourceRecord, out: RecordOutput): void {
    const fields = given.map((field) => field.trim());
    const span = { line, lines };
    try {
      const problem = this.place(fields, span, out);
      if (problem !== null) out.misfit(text, span, problem);
    } catch (thrown) {
      if (!(thrown instanceof NotAnAmount)) throw thrown;
      out.misfit(text, span, thrown.message);
    }
  }

  end(out: RecordOutput): void {
    if (this.isOpen || !this.hasBegun) out.control('The file ends with *DFREND', '1', '0');
    for (const name of this.nets.names()) out.control(`Net deposit ${name}`, this.nets.text(name), this.deposits.text(name));
    if (this.reports.has('HFIN0011'))
      for (const name of this.statedFees.names()) out.control(`Fees ${name}`, this.statedFees.text(name), this.fees.text(name));
    for (const name of this.statedDisputes.names())
      out.control(`Chargebacks ${name}`, this.statedDisputes.text(name), this.disputes.text(name));
  }

  /** Gives a record its place; or says why it has none. */
  private place(fields: readonly string[], span: LineSpan, out: RecordOutput): string | null {
    const [type = ''] = fields;
    if (type === '*DFRBEG') {
      if (this.isOpen) out.control('A delivery ends with *DFREND', '1', '0');
      this.isOpen = true;
      this.hasBegun = true;
      out.aside('header', span);
      return null;
    }
    if (!this.isOpen) return 'it stands outside of a delivery: no *DFRBEG came before it';
    if (type === '*DFREND') {
      this.isOpen = false;
      out.aside('trailer', span);
      return null;
    }
    if (/^H[A-Z0-9]+$/.test(type)) {
      this.to = isoDay(fields[3] ?? '');
      if (knownHeaders.has(type)) this.reports.add(type);
      out.aside(knownHeaders.has(type) ? 'header' : 'preamble', span);
      return null;
    }
    switch (type) {
      case 'RFIN0010':
        return this.addDeposit(fields, span, out);
      case 'RFIN0011':
        return this.addFee(fields, span, out);
      case 'RACT0010':
        return this.addTransaction(fields, span, out);
      case 'RPDE0017D':
        return this.addDispute(fields, span, out);
      case 'RPDE0017S':
        return this.addDisputeTotal(fields, span, out);
      case 'RLNK010A':
        return 'its record type RLNK010A is not read: it states deposits that RFIN0010 states too';
      default:
        return `its record type ${type} is not read yet`;
    }
  }

  private addDeposit(fields: readonly string[], span: LineSpan, out: RecordOutput): string | null {
    const [, , entity = '', transfer = '', account = '', currency = '', , category = '', settled = '', , text = ''] = fields;
    const amount = amountOf(text);
    const name = `of ${entity} (${currency})`;
    if (category === 'NET') {
      this.nets.add(name, amount);
      this.deposits.add(name, 0n);
      const values = {
        paid_at: startOfDay(this.to),
        payout_date: this.to,
        mid: entity,
        payout: [entity, transfer, this.to].filter((part) => part !== '').join('-'),
        amount: decimalOf(amount),
        currency,
        funds_transfer: transfer,
        secure_account: account,
      };
      out.row('payout', rowFields(payoutFields, values), span);
      return null;
    }
    // What is conveyed is settled by others, and in no deposit.
    if (settled !== 'C' && settledCategories.has(category)) this.deposits.add(name, amount);
    if (feeCategories.has(category)) this.statedFees.add(`${category} ${name}`, amount);
    out.aside('trailer', span);
    return null;
  }

  private addFee(fields: readonly string[], span: LineSpan, out: RecordOutput): string | null {
    const [, category = '', part = '', entityType = '', entity = '', , , currency = '', schedule = '', method = '', qualification = ''] =
      fields;
    const [description = '', action = '', quantity = '', , , , text = ''] = fields.slice(11);
    if (!feeCategories.has(category)) return `its category ${category} is no fee`;
    if (text === '') return 'it has no total charge';
    const charge = amountOf(text);
    this.fees.add(`${category} of ${entity} (${currency})`, charge);
    const amount = decimalOf(charge);
    const values: LineValues = {
      booked_at: startOfDay(this.to),
      posting_date: this.to,
      mid: entity,
      scheme: schemeOf(method),
      type: 'fee',
      source_type: [category, part, action].filter((word) => word !== '').join(' '),
      currency,
      ...(category === 'IA' ? { interchange: amount } : { commission: amount }),
      net: amount,
      net_currency: currency,
      batch: schedule,
      entity_type: entityType,
      description,
      quantity,
      interchange_qualification: qualification,
    };
    out.row('line', rowFields(lineFields, values), span);
    return null;
  }

  private addTransaction(fields: readonly string[], span: LineSpan, out: RecordOutput): string | null {
    const [, submitted = '', , , submission = '', number = '', entityType = '', entity = '', currency = '', order = '', , card = ''] =
      fields;
    const [text = '', method = '', action = '', , authorization = ''] = fields.slice(13);
    const type = actions[action];
    if (type === undefined) return `its action code ${action} is not known`;
    if (text === '') return 'it has no amount';
    const size = amountOf(text);
    const amount = decimalOf(type === 'refund' && size > 0n ? -size : size);
    const day = isoDay(submitted);
    const values: LineValues = {
      booked_at: startOfDay(day),
      posting_date: day,
      mid: entity,
      method: 'card',
      scheme: schemeOf(method),
      type,
      source_type: action,
      partner_ref: `${submission}-${number}`,
      merchant_ref: order,
      gross: amount,
      currency,
      net: amount,
      net_currency: currency,
      batch: submission,
      entity_type: entityType,
      card,
      authorization_code: authorization,
      interchange_qualification: fields[24] ?? '',
      interchange_stated: fields[28] ?? '',
    };
    out.row('line', rowFields(lineFields, values), span);
    return null;
  }

  private addDispute(fields: readonly string[], span: LineSpan, out: RecordOutput): string | null {
    const [, , entity = '', issuer = '', , currency = '', category = '', flag = '', sequence = '', order = '', card = '', reason = ''] =
      fields;
    const [sold = '', , acted = '', text = '', fee = '', usage = '', method = '', , due = ''] = fields.slice(12);
    if (text === '') return 'it has no amount';
    // An amount is what is claimed from us; a reversal is negative.
    const amount = -amountOf(text);
    this.disputes.add(`${category} of ${entity} (${currency})`, -amount);
    const values = {
      stage_at: startOfDay(isoDay(acted)),
      sale_at: startOfDay(isoDay(sold)),
      dispute: sequence,
      mid: entity,
      scheme: schemeOf(method),
      stage: amount > 0n ? 'reversal' : (stages[category] ?? null),
      reason_code: reason,
      partner_ref: sequence,
      merchant_ref: order,
      amount: decimalOf(amount),
      currency,
      due_at: startOfDay(isoDay(due)),
      category,
      status_flag: flag,
      issuer_amount: issuer,
      fee,
      usage_code: usage,
      card,
    };
    out.row('dispute', rowFields(disputeFields, values), span);
    return null;
  }

  private addDisputeTotal(fields: readonly string[], span: LineSpan, out: RecordOutput): null {
    const [, , entity = '', , , currency = '', , category = '', , , text = ''] = fields;
    // What was open before and is open after are no activity.
    if (stages[category] !== undefined) this.statedDisputes.add(`${category} of ${entity} (${currency})`, amountOf(statedText(text)));
    out.aside('trailer', span);
    return null;
  }
}
