import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules } from '../column-rule.ts';
import type { FormatChoice, LayoutSample, RecordFormat } from '../extract-format.ts';
import { splitRecord } from '../split-record.ts';
import { trustlyFundingFields, trustlyTransactionFields } from './trustly-columns.ts';
import { TrustlyReader } from './trustly-reader.ts';

const recordTypes = new Set(['H', 'record_type', 'I', 'T', 'F', 'L']);

function isTrustly({ lines }: LayoutSample): boolean {
  const records = lines.filter((line) => line !== '').map((line) => splitRecord(line, ','));
  const [first, second = []] = records;
  if (first === undefined) return false;
  if (first[0] === 'H') return /^P\d+[A-Z]{3,6}$/.test(first[1] ?? '');
  return first[0] === 'record_type' && first.includes('transaction_id') && recordTypes.has(second[0] ?? '');
}

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency: 'currency',
});
const currency: ColumnRule = { kind: 'currency', from: 'currency' };
const moment = (from: string): ColumnRule => ({ kind: 'instant', from, zone: { kind: 'offset' } });

const shared = ({ partner }: FormatChoice): ColumnRules => ({
  partner: { kind: 'constant', value: partner ?? 'Trustly' },
  product: { kind: 'constant', value: 'ach' },
  mid: text('merchant_id'),
  method: { kind: 'constant', value: 'trustly' },
});

const referenceColumns = ['transaction_id', 'original_transaction_id', 'merchant_reference', 'original_merchant_reference', 'order_ref'];

/** Trustly funding (P11KFUN) and reconciliation (P11KREC) files: positional records; a return and its sale share one id and are both real. */
export const trustlyFiles: RecordFormat = {
  kind: 'records',
  id: 'trustly.files',
  label: 'Trustly funding or reconciliation file',
  verified: true,
  recognisedBy: 'a first record H with a file type such as P11KFUN, or one that names record_type and transaction_id',
  detect: (sample) => (isTrustly(sample) ? { kind: 'delimited', delimiter: ',', quote: '"' } : null),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['line_type', 'net', 'order_ref', ...trustlyFundingFields],
      referenceColumns,
      // A return has the id of its sale.
      naturalKey: { row: ['partner_ref', 'source_type', 'payout_id', 'x_created_at', 'gross'] },
      rules: (choice) => ({
        ts_utc: moment('processed_at'),
        posting_date: { kind: 'day', from: 'processed_at', order: 'ymd' },
        ...shared(choice),
        type: text('line_type'),
        source_type: {
          kind: 'expression',
          consumes: ['settlement_batch_transaction_type', 'transaction_type'],
          sql: (source) => `coalesce(${source('settlement_batch_transaction_type')}, ${source('transaction_type')})`,
        },
        partner_ref: text('transaction_id'),
        merchant_ref: text('order_ref'),
        gross: amount('amount'),
        ccy_gross: currency,
        fee_total: amount('fee'),
        net: amount('net'),
        ccy_net: currency,
        batch_id: text('batch_id'),
        payout_id: text('trace_id'),
      }),
    },
    payout: {
      table: 'payout',
      columns: ['trace_id', 'paid_at', 'amount', 'currency', 'merchant_id', 'account_name', 'account', 'funding_code'],
      referenceColumns: ['trace_id'],
      rules: ({ partner }) => ({
        ts_utc: moment('paid_at'),
        payout_date: { kind: 'day', from: 'paid_at', order: 'ymd' },
        partner: { kind: 'constant', value: partner ?? 'Trustly' },
        mid: text('merchant_id'),
        payout_id: text('trace_id'),
        bank_ref: text('trace_id'),
        amount: amount('amount'),
        ccy: currency,
      }),
    },
    event: {
      table: 'payment_event',
      columns: ['event', ...trustlyTransactionFields],
      referenceColumns,
      rules: (choice) => ({
        ts_utc: moment('processed_at'),
        posting_date: { kind: 'day', from: 'processed_at', order: 'ymd' },
        ...shared(choice),
        event: text('event'),
        source_event: text('transaction_type'),
        partner_ref: text('transaction_id'),
        merchant_ref: text('merchant_reference'),
        event_ref: text('original_transaction_id'),
        amount: amount('amount'),
        ccy: currency,
        reason: text('transaction_status'),
      }),
    },
  },
  open: () => new TrustlyReader(),
  controls: [],
  warnings: () => [],
};
