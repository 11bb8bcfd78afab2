import { decimalOf, microsOf } from '../../money/micros.ts';
import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { LayoutSample, RecordFormat } from '../extract-format.ts';
import { headerNames, NamedRows } from '../named-rows.ts';
import type { RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { splitRecord } from '../split-record.ts';
import { dlocalMethodRules } from './dlocal-methods.ts';

/** Amounts are unsigned: the type says whether they are to us. */
const types: Readonly<Record<string, readonly [line: string, sign: 1n | -1n]>> = {
  payment: ['sale', 1n],
  refund: ['refund', -1n],
  chargeback: ['chargeback', -1n],
  'chargeback reversal': ['chargeback_reversal', 1n],
  'credit note': ['adjustment', 1n],
  'debit note': ['adjustment', -1n],
  'refund processing fee': ['fee', -1n],
  'chargeback processing fee': ['fee', -1n],
};

/** States in which no money has moved, or it has moved back. */
const events: Readonly<Record<string, string>> = {
  cancelled: 'cancelled',
  'in process': 'other',
  reimbursed: 'chargeback_reversal',
  'waiting details': 'refund_pending',
};

const required = ['Type', 'Creation date', 'Reference', 'Net Amount (local)', 'Amount (USD)', 'currency', 'Status', 'Fee'];
const names = ({ lines }: LayoutSample) => headerNames(splitRecord(lines[0] ?? '', ';'));

class DlocalTransactionsReader implements RecordLayout {
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
    const kind =
      types[
        value('Type')
          .toLowerCase()
          .replace(/^chargebacks$/, 'chargeback')
      ];
    const event = events[value('Status').toLowerCase()];
    const micros = (name: string) => (value(name) === '' ? 0n : microsOf(value(name)));
    const [local, dollars, fee, tax] = [micros('Net Amount (local)'), micros('Amount (USD)'), micros('Fee'), micros('IOF')];
    const misfit = this.rows.misfit(fields);
    if (misfit !== null) out.misfit(record.text, record, misfit);
    else if (kind === undefined)
      out.misfit(record.text, record, `its Type ${value('Type')} is not known, and with it whether it is to us or from us`);
    else if (local === null || dollars === null || fee === null || tax === null)
      out.misfit(record.text, record, 'one of its amounts is not an amount');
    else if (local < 0n || dollars < 0n) out.misfit(record.text, record, 'its amount has a sign of its own');
    else if (event !== undefined) out.row('event', this.rows.row([event, decimalOf(kind[1] * local)], fields), record);
    else {
      const net = value('Amount (USD)') === '' ? null : decimalOf(kind[1] * dollars - fee);
      // A fee of no payment is charged as an amount of its own.
      const isFee = kind[0] === 'fee';
      const gross = isFee ? null : decimalOf(kind[1] * local);
      const deducted = value('Fee') === '' ? null : decimalOf(-fee);
      const cost = isFee ? net : deducted;
      const withheld = value('IOF') === '' ? null : decimalOf(-tax);
      out.row('line', this.rows.row([kind[0], gross, cost, withheld, net], fields), record);
    }
  }

  end(): void {
    // The report states no totals.
  }
}

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string, currency: string | null): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency,
  fixedCurrency: 'USD',
});
const local: ColumnRule = { kind: 'currency', from: 'currency' };

/** dLocal transactions report of before 2024, with semicolons: unsigned amounts whose type gives the sign, fees in US dollars. */
export const dlocalTransactions: RecordFormat = {
  kind: 'records',
  id: 'dlocal.transactions',
  label: 'dLocal transactions report',
  verified: false,
  recognisedBy: 'semicolons and column names with Net Amount (local) and Amount (USD)',
  detect: (sample) => (required.every((name) => names(sample).includes(name)) ? { kind: 'delimited', delimiter: ';', quote: '"' } : null),
  namedColumns: (sample) => ({ line: names(sample), event: names(sample) }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['line_type', 'gross', 'fee', 'tax', 'net'],
      referenceColumns: ['Reference', 'Invoice', 'Transaction Reference', 'Transaction Invoice'],
      naturalKey: { row: ['partner_ref', 'source_type'] },
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'Creation date', zone: { kind: 'zone', zone } },
        posting_date: { kind: 'day', from: 'Settlement date', order: 'ymd' },
        partner: { kind: 'constant', value: partner ?? 'dLocal' },
        ...dlocalMethodRules('Payment Method Type', 'Payment Method'),
        country: text('Country'),
        type: text('line_type'),
        source_type: text('Type'),
        partner_ref: text('Reference'),
        merchant_ref: text('Invoice'),
        gross: amount('gross', 'currency'),
        ccy_gross: local,
        fee_total: amount('fee', null),
        tax: amount('tax', null),
        net: amount('net', null),
        ccy_net: { kind: 'constant', value: 'USD' },
      }),
    },
    event: {
      table: 'payment_event',
      columns: ['event', 'amount'],
      referenceColumns: ['Reference', 'Invoice', 'Transaction Reference', 'Transaction Invoice'],
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'Creation date', zone: { kind: 'zone', zone } },
        partner: { kind: 'constant', value: partner ?? 'dLocal' },
        ...dlocalMethodRules('Payment Method Type', 'Payment Method'),
        country: text('Country'),
        event: text('event'),
        source_event: text('Status'),
        partner_ref: text('Reference'),
        merchant_ref: text('Invoice'),
        event_ref: text('Transaction Reference'),
        amount: amount('amount', 'currency'),
        ccy: local,
      }),
    },
  },
  open: () => new DlocalTransactionsReader(),
  controls: [],
  warnings: ({ timeZone, zone }) =>
    timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` }]
      : [],
};
