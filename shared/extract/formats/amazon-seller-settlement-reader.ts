import { decimalOf, microsOf } from '../../money/micros.ts';
import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { statedText } from '../signed-text.ts';

/** Columns that a component row is given before those of the file. */
export const amazonSellerColumns = ['posted_at', 'line_type', 'source_type', 'gross', 'fee', 'tax', 'net', 'ccy'] as const;

interface Settlement {
  readonly total: string;
  readonly currency: string;
  sum: bigint;
}

/** Reads settlements of one file: a row with the total alone, then components that must add up to it. */
export class AmazonSellerSettlementReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private readonly settlements = new Map<string, Settlement>();
  private hasNames = false;
  private hasDecimalComma = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    if (!this.hasNames) {
      this.rows.header(fields);
      this.hasNames = true;
      out.aside('header', record);
      return;
    }
    // A summary row may end after its currency.
    const isSummary = this.value(fields, 'total-amount') !== '';
    const misfit = isSummary ? null : this.rows.misfit(fields);
    if (misfit !== null) out.misfit(record.text, record, misfit);
    else if (isSummary) this.readSummary(record, out);
    else this.readComponent(record, out);
  }

  end(out: RecordOutput): void {
    if (this.settlements.size === 0) out.control('The file has a row with its total', '1', '0');
    for (const [id, { total, sum }] of this.settlements) out.control(`Settlement ${id}: total`, statedText(total), decimalOf(sum));
  }

  private value(fields: readonly string[], name: string): string {
    return this.rows.value(fields, name).trim();
  }

  private readSummary(record: SourceRecord, out: RecordOutput): void {
    const value = (name: string) => this.value(record.fields, name);
    if (this.settlements.size === 0 && /,\d{1,2}$/.test(value('total-amount'))) {
      this.hasDecimalComma = true;
      out.note('DECIMAL_COMMA', 'Amounts were read with a decimal comma, as in the row with the total.');
    }
    const total = this.amount(value('total-amount'));
    const id = value('settlement-id');
    if (microsOf(total) === null) {
      out.misfit(record.text, record, 'its total-amount is not an amount');
      return;
    }
    this.settlements.set(id, { total, currency: value('currency'), sum: 0n });
    const [deposit, from, to] = ['deposit-date', 'settlement-start-date', 'settlement-end-date'].map((name) => isoDate(value(name)));
    out.row('payout', [id, deposit ?? null, total, value('currency'), from ?? null, to ?? null], record);
  }

  private readComponent(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const value = (name: string) => this.value(fields, name);
    const text = this.amount(value('amount'));
    const micros = microsOf(text);
    const settlement = this.settlements.get(value('settlement-id'));
    const currency = value('currency') || settlement?.currency;
    if (micros === null) out.misfit(record.text, record, 'its amount is not an amount');
    else if (currency === undefined) out.misfit(record.text, record, 'no row with the total of its settlement came before it');
    else {
      if (settlement !== undefined) settlement.sum += micros;
      const part = partOf(value('amount-type'), value('amount-description'), value('transaction-type'));
      const only = (kind: AmazonPart) => (part === kind ? text : null);
      const source = [value('transaction-type'), value('amount-type'), value('amount-description')]
        .filter((word) => word !== '')
        .join(' / ');
      const posted = isoDate(value('posted-date-time') || value('posted-date'));
      const type = lineType(value('transaction-type'), part);
      out.row('line', this.rows.row([posted, type, source, only('gross'), only('fee'), only('tax'), text, currency], fields), record);
    }
  }

  private amount(text: string): string {
    return this.hasDecimalComma ? text.replaceAll('.', '').replace(',', '.') : text;
  }
}

type AmazonPart = 'gross' | 'fee' | 'tax';

/** Which part of a line a component is; marketplaces withhold tax that they pay themselves. */
function partOf(kind: string, description: string, transaction: string): AmazonPart {
  if (/withheld/i.test(kind) || /withheld|^TCS/i.test(description)) return 'tax';
  return /fee|commission/i.test(kind) || /fee|commission/i.test(`${transaction} ${description}`) ? 'fee' : 'gross';
}

function lineType(transaction: string, part: AmazonPart): string {
  if (/^transfer$/i.test(transaction)) return 'payout';
  if (part === 'fee') return 'fee';
  if (part === 'tax') return 'adjustment';
  if (/^order$/i.test(transaction)) return 'sale';
  if (/^refund$/i.test(transaction)) return 'refund';
  return /chargeback|a-to-z/i.test(transaction) ? 'chargeback' : 'adjustment';
}

/** Dates with points have the day first, as Europe's marketplaces write them; others as they stand. */
function isoDate(text: string): string {
  const found = /^(\d{2})\.(\d{2})\.(\d{4})(.*)$/.exec(text);
  return found === null ? text : `${found[3]}-${found[2]}-${found[1]}${found[4]}`;
}
