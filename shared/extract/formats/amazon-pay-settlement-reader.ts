import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';

const preambleNames = new Set(['Amazon Payments Advanced', 'Settlement Report', 'SellerId', 'SettlementStartDate', 'SettlementEndDate']);

/** Whether a record names the columns. */
export const isAmazonPayNames = (fields: readonly string[]): boolean =>
  fields.includes('TransactionPostedDate') && fields.includes('TransactionType');

/** A preamble of titles and names with values, then a header with a delimiter too many, then rows. */
export class AmazonPaySettlementReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private seller = '';
  private hasNames = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const [first = '', second = ''] = fields;
    if (!this.hasNames && isAmazonPayNames(fields)) {
      this.rows.header(fields);
      this.hasNames = true;
      out.aside('header', record);
      return;
    }
    if (!this.hasNames) {
      if (first === 'SellerId') this.seller = second;
      if (preambleNames.has(first) || fields.length <= 2) out.aside('preamble', record);
      else out.misfit(record.text, record, 'it stands before the column names');
      return;
    }
    const misfit = this.rows.misfit(fields);
    if (misfit !== null) out.misfit(record.text, record, misfit);
    else out.row('line', this.rows.row([this.seller], fields), record);
  }

  end(): void {
    // The report states no totals.
  }
}
