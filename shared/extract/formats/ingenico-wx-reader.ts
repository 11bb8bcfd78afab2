import { decimalOf } from '../../money/micros.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord, XmlElement } from '../record-layout.ts';
import { type RowValues, rowFields } from '../row-fields.ts';
import { hundredths, NamedSums } from '../signed-text.ts';
import { xmlAt, xmlTextAt } from '../xml-reader.ts';
import { startOfDay } from './bank-line-stream.ts';
import { type LineColumn, lineColumns } from './settlement-streams.ts';

export const wxLineExtras = ['status', 'product', 'sale_at', 'card', 'country', 'reason'] as const;
export const wxEventColumns = [
  'event_at',
  'mid',
  'method',
  'scheme',
  'country',
  'event',
  'source_event',
  'partner_ref',
  'merchant_ref',
  'amount',
  'currency',
  'status',
  'product',
  'card',
] as const;
const lineFields = [...lineColumns, ...wxLineExtras];
type LineValues = RowValues<LineColumn | (typeof wxLineExtras)[number]>;

/** What is settled, by category and type of its record. */
const settledTypes: Readonly<Record<string, string>> = {
  '+ON': 'sale',
  '+IP': 'sale',
  '+AP': 'sale',
  '-CR': 'refund',
  '-CB': 'chargeback',
  '+CB': 'chargeback_reversal',
};
/** What is processed and not settled yet. */
const events: Readonly<Record<string, string>> = { XON: 'captured', XCR: 'refund_pending' };
const schemes: Readonly<Record<string, string>> = { VISA: 'visa', ECMC: 'mastercard', AMEX: 'amex', DISC: 'discover', JCB: 'jcb' };

/** Micro-units of signed hundredths, which is how every currency is written; null for anything else. */
function signedHundredths(text: string): bigint | null {
  const size = hundredths(text.replace(/^-/, ''));
  return size === null ? null : text.startsWith('-') ? -size : size;
}

interface Amount {
  readonly micros: bigint;
  readonly currency: string;
}

/** Reads payments, refunds and chargebacks with the totals of a report. */
export class IngenicoWxReader implements RecordLayout {
  private records = 0;
  private readonly stated = new NamedSums();
  private readonly due = new NamedSums();
  private readonly processed = new NamedSums();
  private statedRecords: string | null = null;

  record(record: SourceRecord, out: RecordOutput): void {
    const { element, path, line, lines } = record;
    if (element === null || path.at(-1) !== 'report') return;
    const span = { line, lines };
    switch (element.name) {
      case 'NumberOfRecords':
        this.statedRecords = element.text;
        return;
      case 'TotalAmount': {
        const micros = signedHundredths(xmlTextAt(element, 'TotalAmountDue'));
        if (micros === null) out.misfit(record.text, span, 'its total is no whole number of hundredths');
        else this.stated.add(xmlTextAt(element, 'CurrencyDue'), micros);
        return;
      }
      case 'DataRecord': {
        const problem = this.data(element, span, out);
        if (problem === null) this.records++;
        else out.misfit(record.text, span, problem);
      }
    }
  }

  end(out: RecordOutput): void {
    if (this.statedRecords !== null) out.control('Records of the report', this.statedRecords, String(this.records));
    for (const currency of this.stated.names()) {
      // The total holds what is due, or all that was processed: both occur.
      const isAll = this.stated.of(currency) === this.processed.of(currency);
      out.control(`Total due (${currency})`, this.stated.text(currency), (isAll ? this.processed : this.due).text(currency));
    }
  }

  private data(record: XmlElement, span: LineSpan, out: RecordOutput): string | null {
    const payment = xmlAt(record, 'PaymentData');
    if (payment === null) return 'it has no payment';
    const get = (name: string) => xmlTextAt(payment, name);
    const kind = `${get('Recordcategory')}${get('Recordtype')}`;
    const amount = firstAmount(get);
    if (amount === undefined) return 'its amount is no whole number of hundredths';
    if (amount === null) return 'it states no amount';
    const company = get('CreditCardCompany');
    const shared = {
      mid: xmlTextAt(record, 'MerchantID'),
      method: company === '' ? null : 'card',
      scheme: schemes[company] ?? company.toLowerCase(),
      partner_ref: referenceOf(record, get('PaymentReference')),
      merchant_ref: get('AdditionalReference'),
      currency: amount.currency,
      status: get('PaymentStatus'),
      product: get('PaymentProductId'),
      card: get('CardNumber'),
      country: get('PaymentCountry'),
    };
    const event = events[kind];
    if (event !== undefined) {
      this.processed.add(amount.currency, amount.micros);
      const values = { ...shared, event_at: get('TransactionDateTime'), event, source_event: kind, amount: decimalOf(amount.micros) };
      out.row('event', rowFields(wxEventColumns, values), span);
      return null;
    }
    const type = settledTypes[kind];
    if (type === undefined) return `its record type ${kind} is not known`;
    const due = amountOf(get, 'Due');
    if (due === undefined) return 'its amount due is no whole number of hundredths';
    if (due === null) return 'it is settled, and states no amount due';
    const isTaken = get('Recordcategory') === '-';
    if ([amount, due].some(({ micros }) => (isTaken ? micros > 0n : micros < 0n))) return 'its amount has another sign than its category';
    this.processed.add(due.currency, due.micros);
    this.due.add(due.currency, due.micros);
    const values: LineValues = {
      ...shared,
      booked_at: startOfDay(get('DateDue')),
      posting_date: get('DateDue'),
      type,
      source_type: kind,
      gross: decimalOf(amount.micros),
      net: decimalOf(due.micros),
      net_currency: due.currency,
      sale_at: get('TransactionDateTime'),
      reason: [get('DeductionReasonID'), get('DeductionReasonDescription')].filter((word) => word !== '').join(' '),
    };
    out.row('line', rowFields(lineFields, values), span);
    return null;
  }
}

/** An amount by the names of its two elements; null where there is none, undefined where it cannot be read. */
function amountOf(get: (name: string) => string, name: string): Amount | null | undefined {
  const [text, currency] =
    name === 'Payment' ? [get('PaymentAmount'), get('PaymentCurrency')] : [get(`Amount${name}`), get(`Currency${name}`)];
  if (text === '' || currency === '') return null;
  const micros = signedHundredths(text);
  return micros === null ? undefined : { micros, currency };
}

/** What was paid, else delivered, else asked for where the shopper is. An amount that cannot be read never gives way to the next. */
function firstAmount(get: (name: string) => string): Amount | null | undefined {
  for (const name of ['Payment', 'Delivered', 'Local']) {
    const amount = amountOf(get, name);
    if (amount !== null) return amount;
  }
  return null;
}

/** Order and, from the second on, which payment of it; payments without an order have a reference alone. */
function referenceOf(record: XmlElement, reference: string): string {
  const order = xmlTextAt(record, 'OrderID');
  if (order === '' || order === '0') return reference;
  const effort = Math.abs(Number(xmlTextAt(record, 'EffortID')));
  return effort > 1 ? `${order}-${effort}` : order;
}
