import { decimalOf, microsOf } from '../../money/micros.ts';
import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { statedText } from '../signed-text.ts';

/** Row types of fees that belong to no payment. */
export const dlocalFees: readonly string[] = ['SETTLEMENT_FEE', 'FEE'];

interface Transfer {
  readonly id: string;
  readonly date: string;
  readonly currency: string;
  readonly stated: readonly string[];
}

/** Reads the transfer's totals under the first header and its rows under the second. */
export class DlocalSettlementReader implements RecordLayout {
  private readonly totals = new NamedRows();
  private readonly rows = new NamedRows();
  private transfer: Transfer = { id: '', date: '', currency: '', stated: [] };
  private items = 0;
  private readonly sums = { GROSS_AMOUNT: 0n, FEE_AMOUNT: 0n, NET_AMOUNT: 0n };

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const [kind = ''] = fields;
    if (kind === 'ROW_TYPE') {
      (fields.includes('NUMBER_OF_ITEMS') ? this.totals : this.rows).header(fields);
      out.aside('header', record);
    } else if (kind === 'HEADER') this.readTransfer(record, out);
    else this.readRow(record, out);
  }

  end(out: RecordOutput): void {
    const { currency, stated } = this.transfer;
    if (stated.length === 0) {
      out.control('The file states the totals of its transfer', '1', '0');
      return;
    }
    const { GROSS_AMOUNT, FEE_AMOUNT, NET_AMOUNT } = this.sums;
    const found = [String(this.items), decimalOf(GROSS_AMOUNT), decimalOf(FEE_AMOUNT), decimalOf(NET_AMOUNT)];
    ['Items', `Gross (${currency})`, `Fees (${currency})`, `Net (${currency})`].forEach((name, index) =>
      out.control(name, statedText(stated[index] ?? ''), found[index] ?? ''),
    );
  }

  private readTransfer(record: SourceRecord, out: RecordOutput): void {
    const value = (name: string) => this.totals.value(record.fields, name).trim();
    const stated = ['NUMBER_OF_ITEMS', 'GROSS_TOTAL_AMOUNT', 'FEE_TOTAL_AMOUNT', 'NET_TOTAL_AMOUNT'].map(value);
    this.transfer = { id: value('TRANSFER_ID'), date: value('TRANSFER_DATE'), currency: value('SETTLEMENT_CURRENCY'), stated };
    const misfit = this.totals.misfit(record.fields);
    if (misfit !== null) out.misfit(record.text, record, misfit);
    else out.row('payout', [this.transfer.id, this.transfer.date, stated[3] ?? '', stated[2] ?? '', this.transfer.currency], record);
  }

  private readRow(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const misfit = this.rows.misfit(fields);
    const amounts = (['GROSS_AMOUNT', 'FEE_AMOUNT', 'NET_AMOUNT'] as const).map(
      (name) => [name, microsOf(this.rows.value(fields, name).trim())] as const,
    );
    const broken = amounts.find(([, micros]) => micros === null);
    if (misfit !== null || broken !== undefined) {
      out.misfit(record.text, record, misfit ?? `its ${broken?.[0]} is not an amount`);
      return;
    }
    this.items++;
    for (const [name, micros] of amounts) this.sums[name] += micros ?? 0n;
    const { id, date, currency } = this.transfer;
    // The cost of a transfer has no time of its own.
    const occurred = this.rows.value(fields, 'CREATION_DATE').trim() || date;
    const amount = (name: string) => this.rows.value(fields, name).trim();
    // A fee of no payment may be charged as an amount of its own.
    const fee = amount(dlocalFees.includes(amount('ROW_TYPE')) ? 'NET_AMOUNT' : 'FEE_AMOUNT');
    out.row('line', this.rows.row([occurred, date, id, currency, fee], fields), record);
  }
}
