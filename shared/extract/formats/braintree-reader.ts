import { decimalOf, microsOf } from '../../money/micros.ts';
import { NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';

/** Columns given before those of the file. */
export const braintreeColumns = {
  attempt: ['created_at', 'result', 'captured'],
  line: ['created_at', 'disbursed_on', 'line_type', 'amount', 'settled'],
  event: ['created_at', 'event'],
} as const;

export const braintreeResults: Readonly<Record<string, string>> = {
  authorization_expired: 'approved',
  authorized: 'approved',
  settled: 'approved',
  settling: 'approved',
  settlement_confirmed: 'approved',
  settlement_pending: 'approved',
  submitted_for_settlement: 'approved',
  settlement_declined: 'declined',
  processor_declined: 'declined',
  gateway_rejected: 'blocked',
  voided: 'voided',
  authorizing: 'pending',
  failed: 'error',
};
const captured = new Set(['settled', 'settling', 'settlement_confirmed', 'settlement_pending', 'submitted_for_settlement']);

/** Reads a search export of transactions: a sale is an attempt; what was disbursed is a settlement line besides. */
export class BraintreeReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private hasNames = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    if (!this.hasNames) {
      this.rows.header(fields);
      this.hasNames = true;
      out.aside('header', record);
      return;
    }
    const value = (name: string) => this.rows.value(fields, name).trim();
    const misfit = this.rows.misfit(fields) ?? this.problem(value);
    if (misfit !== null) {
      out.misfit(record.text, record, misfit);
      return;
    }
    const row = (stream: keyof typeof braintreeColumns, given: readonly (string | null)[]) =>
      out.row(stream, this.rows.row([isoStamp(value('Created Datetime')), ...given], fields), record);
    const [isSale, status] = [value('Transaction Type').toLowerCase() === 'sale', value('Transaction Status').toLowerCase()];
    const isDisbursed = value('Disbursement Date') !== '';
    if (isSale)
      row('attempt', [braintreeResults[status] ?? 'pending', captured.has(status) ? value('Amount Submitted For Settlement') : '0']);
    if (isDisbursed) {
      const [amount, settled] = ['Amount Submitted For Settlement', 'Settlement Amount'].map((name) => signed(value(name), isSale));
      row('line', [isoStamp(value('Disbursement Date')).slice(0, 10), isSale ? 'sale' : 'refund', amount ?? null, settled ?? null]);
    } else if (!isSale) row('event', [refundEvent(status)]);
  }

  end(): void {
    // A search export states no totals.
  }

  private problem(value: (name: string) => string): string | null {
    if (!/^(?:sale|credit)$/i.test(value('Transaction Type'))) return 'its Transaction Type is neither sale nor credit';
    const broken = ['Amount Submitted For Settlement', 'Settlement Amount'].find(
      (name) => value(name) !== '' && microsOf(value(name)) === null,
    );
    return broken === undefined ? null : `its ${broken} is not an amount`;
  }
}

function refundEvent(status: string): string {
  if (status === 'voided') return 'cancelled';
  return braintreeResults[status] === 'approved' ? 'refund_pending' : 'refund_failed';
}

/** Credits are unsigned. */
function signed(text: string, isSale: boolean): string | null {
  const micros = microsOf(text);
  if (micros === null) return null;
  return decimalOf(isSale || micros < 0n ? micros : -micros);
}

/** "01/31/2026 23:59:59" as ISO; other text as it stands. */
function isoStamp(text: string): string {
  const found = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(.*)$/.exec(text);
  return found === null ? text : `${found[3]}-${(found[1] ?? '').padStart(2, '0')}-${(found[2] ?? '').padStart(2, '0')}${found[4]}`;
}
