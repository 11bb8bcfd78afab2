import { decimalOf, microsOf } from '../../money/micros.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { NamedSums, statedText } from '../signed-text.ts';
import { trustlyFundingFields, trustlyTransactionFields } from './trustly-columns.ts';

/** Line type by the settlement's own word, which older files leave out, else by what was done. */
function lineType(word: string, action: string, amount: bigint): string {
  const kind = word === '' ? action : word;
  if (/return|chargeback/i.test(kind)) return amount < 0n ? 'chargeback' : 'chargeback_reversal';
  if (/refund/i.test(kind)) return amount < 0n ? 'refund' : 'refund_reversal';
  if (/sale|capture/i.test(kind)) return amount < 0n ? 'adjustment' : 'sale';
  return 'adjustment';
}

function eventOf(action: string, status: string): string {
  const isRefund = /refund/i.test(action);
  if (/denied|failed|expired/i.test(status)) return isRefund ? 'refund_failed' : 'refused';
  if (/cancel|void/i.test(`${action} ${status}`)) return 'cancelled';
  if (!/processed|completed|settled/i.test(status)) return isRefund ? 'refund_pending' : 'received';
  if (isRefund) return 'refunded';
  return /return|reverse/i.test(action) ? 'chargeback' : /capture/i.test(action) ? 'captured' : 'authorised';
}

/** Reads the positional records of a Trustly file: H, then I or T, F for each funding, and L with the totals. */
export class TrustlyReader implements RecordLayout {
  private merchant = '';
  private records = 0;
  private fundings = 0;
  private isTransactions = false;
  private hasTotals = false;
  private headerProblem: string | null = null;
  private readonly amounts = new NamedSums();
  private readonly funded = new NamedSums();
  /** Amount and fee of records, and the stated amount of fundings, by their common trace id. */
  private readonly byTrace = new NamedSums();
  private readonly stated: { readonly trace: string; readonly currency: string; readonly amount: bigint }[] = [];

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    switch (fields[0]) {
      case 'H':
        this.merchant = fields[5] ?? '';
        this.readPart(fields[6] ?? '', out);
        out.aside('header', record);
        return;
      case 'record_type':
        this.headerProblem = headerProblem(fields);
        out.aside('header', record);
        return;
      case 'I':
        this.readFunded(record, out);
        return;
      case 'T':
        this.readTransaction(record, out);
        return;
      case 'F':
        this.readFunding(record, out);
        return;
      case 'L':
        out.aside('trailer', record);
        this.readTotals(fields, out);
        return;
      default:
        out.misfit(record.text, record, 'it is of no record type that a Trustly file has');
    }
  }

  end(out: RecordOutput): void {
    if (!this.hasTotals) out.control('The file ends with its totals', '1', '0');
    for (const { trace, currency, amount } of this.stated)
      out.control(`Funding ${trace} is the sum of its records (${currency})`, decimalOf(amount), this.byTrace.text(trace));
  }

  private readPart(text: string, out: RecordOutput): void {
    const found = /^0*(\d+)of0*(\d+)$/.exec(text);
    if (found !== null && found[2] !== '1') out.note('PART_OF_FILE', `The file is part ${found[1]} of ${found[2]}.`);
  }

  private readFunded(record: SourceRecord, out: RecordOutput): void {
    const fields = record.fields.slice(1);
    const value = (name: (typeof trustlyFundingFields)[number]) => fields[trustlyFundingFields.indexOf(name)] ?? '';
    const [amount, fee] = [microsOf(value('amount')), value('fee') === '' ? 0n : microsOf(value('fee'))];
    if (fields.length !== trustlyFundingFields.length) this.wrongLength(record, trustlyFundingFields.length, out);
    else if (this.headerProblem !== null) out.misfit(record.text, record, this.headerProblem);
    else if (amount === null || fee === null) out.misfit(record.text, record, 'its amount or fee is not an amount');
    else {
      this.records++;
      this.amounts.add(value('currency'), amount);
      this.byTrace.add(value('trace_id'), amount + fee);
      const type = lineType(value('settlement_batch_transaction_type'), value('transaction_type'), amount);
      const reference = value('original_merchant_reference') || value('merchant_reference');
      out.row('line', [type, decimalOf(amount + fee), reference, ...fields], record);
    }
  }

  private readTransaction(record: SourceRecord, out: RecordOutput): void {
    const fields = record.fields.slice(1);
    const value = (name: (typeof trustlyTransactionFields)[number]) => fields[trustlyTransactionFields.indexOf(name)] ?? '';
    const amount = microsOf(value('amount'));
    if (fields.length !== trustlyTransactionFields.length) this.wrongLength(record, trustlyTransactionFields.length, out);
    else if (this.headerProblem !== null) out.misfit(record.text, record, this.headerProblem);
    else if (amount === null) out.misfit(record.text, record, 'its amount is not an amount');
    else {
      this.isTransactions = true;
      this.records++;
      this.amounts.add(value('currency'), amount);
      out.row('event', [eventOf(value('transaction_type'), value('transaction_status')), ...fields], record);
    }
  }

  private readFunding(record: SourceRecord, out: RecordOutput): void {
    const [, name = '', account = '', trace = '', currency = '', text = '', code = '', paidAt = ''] = record.fields;
    const amount = microsOf(text);
    if (amount === null) {
      out.misfit(record.text, record, 'its amount is not an amount');
      return;
    }
    this.fundings++;
    this.funded.add(currency, amount);
    this.stated.push({ trace, currency, amount });
    out.row('payout', [trace, paidAt, text, currency, this.merchant, name, account, code], record);
  }

  private wrongLength(record: SourceRecord, width: number, out: RecordOutput): void {
    out.misfit(record.text, record, `it has ${record.fields.length} fields where such a record has ${width + 1}`);
  }

  private readTotals([, count = '', total = '', fundings = '', net = '']: readonly string[], out: RecordOutput): void {
    this.hasTotals = true;
    const only = (sums: NamedSums) => decimalOf(sums.names().reduce((sum, name) => sum + sums.of(name), 0n));
    out.control('Records', statedText(count), String(this.records));
    out.control(`Amounts${inCurrency(this.amounts)}`, statedText(total), only(this.amounts));
    // A reconciliation file has no fundings.
    if (this.isTransactions && net === '') return;
    out.control('Fundings', statedText(fundings), String(this.fundings));
    out.control(`Funded${inCurrency(this.funded)}`, statedText(net), only(this.funded));
  }
}

/** The trailer adds up whatever is in the file; in one currency the sum means something. */
const inCurrency = (sums: NamedSums) => (sums.names().length === 1 ? ` (${sums.names()[0]})` : '');

/** Newer files name their columns; positions hold only where the names are the known ones. */
function headerProblem(names: readonly string[]): string | null {
  const isKnown = [trustlyFundingFields, trustlyTransactionFields].some((known: readonly string[]) =>
    ['transaction_id', 'currency', 'amount'].every((name) => !names.includes(name) || names.indexOf(name) === known.indexOf(name) + 1),
  );
  return isKnown ? null : 'the file names its columns in an order that is not known';
}
