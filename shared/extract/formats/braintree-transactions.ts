import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules, StampZone } from '../column-rule.ts';
import { declineCategorySql } from '../decline-sql.ts';
import { type FormatChoice, firstPresent, type LayoutSample, type RecordFormat, wordsSql } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';
import { braintreeDeclines } from './braintree-declines.ts';
import { BraintreeReader, braintreeColumns, braintreeResults } from './braintree-reader.ts';
import { schemeSql } from '../scheme-sql.ts';
import { unknownStatuses } from '../unknown-types.ts';

const required = [
  'Transaction ID',
  'Transaction Type',
  'Transaction Status',
  'Created Datetime',
  'Merchant Account',
  'Currency ISO Code',
  'Amount Submitted For Settlement',
  'Disbursement Date',
];
const names = ({ lines }: LayoutSample) => headerNames(splitRecord(lines[0] ?? '', ','));

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string, currency: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency,
});
const zoneOf = (columns: readonly string[], zone: string): StampZone =>
  columns.includes('Created Timezone') ? { kind: 'abbreviation', column: 'Created Timezone' } : { kind: 'zone', zone };
const settledCurrency = (columns: readonly string[]) => firstPresent(columns, 'Settlement Currency ISO Code', 'Currency ISO Code');

const shared = ({ partner, zone }: FormatChoice, columns: readonly string[]): ColumnRules => ({
  ts_utc: { kind: 'instant', from: 'created_at', zone: zoneOf(columns, zone) },
  partner: { kind: 'constant', value: partner ?? 'Braintree' },
  mid: text('Merchant Account'),
  scheme: { kind: 'expression', consumes: [], sql: (source) => schemeSql(source('Card Type')) },
  product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
  method: {
    kind: 'expression',
    consumes: [],
    sql: (source, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' ELSE lower(${source('Payment Instrument Type')}) END`,
  },
});

const referenceColumns = ['Transaction ID', 'Order ID', 'Refunded Transaction ID', 'Settlement Batch ID', 'Customer ID'];

/** Braintree transaction search export: sales as attempts, disbursed sales and credits as settlement lines, credits still on their way as events. */
export const braintreeTransactions: RecordFormat = {
  kind: 'records',
  id: 'braintree.transactions',
  label: 'Braintree transactions',
  verified: false,
  recognisedBy:
    'column names with Transaction ID, Transaction Type, Transaction Status, Amount Submitted For Settlement and Disbursement Date',
  detect: (sample) => (required.every((name) => names(sample).includes(name)) ? { kind: 'delimited', delimiter: ',', quote: '"' } : null),
  namedColumns: (sample) => ({ attempt: names(sample), line: names(sample), event: names(sample) }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: braintreeColumns.line,
      referenceColumns,
      naturalKey: { row: ['partner_ref', 'source_type'] },
      rules: (choice, columns) => ({
        ...shared(choice, columns),
        posting_date: { kind: 'day', from: 'disbursed_on', order: 'ymd' },
        type: text('line_type'),
        source_type: text('Transaction Type'),
        partner_ref: text('Transaction ID'),
        merchant_ref: text('Order ID'),
        gross: amount('amount', 'Currency ISO Code'),
        ccy_gross: { kind: 'currency', from: 'Currency ISO Code' },
        net: amount('settled', settledCurrency(columns)),
        ccy_net: { kind: 'currency', from: settledCurrency(columns) },
        fx_rate: { kind: 'number', from: 'Settlement Currency Exchange Rate' },
        batch_id: text('Settlement Batch ID'),
      }),
    },
    attempt: {
      table: 'attempt',
      columns: braintreeColumns.attempt,
      referenceColumns,
      rules: (choice, columns) => ({
        ...shared(choice, columns),
        attempt_id: text('Transaction ID'),
        order_id: text('Order ID'),
        customer_id: text('Customer ID'),
        last4: text('Last Four of Credit Card'),
        issuer: text('Issuing Bank'),
        country: text('Country of Issuance'),
        amount: amount('Amount Authorized', 'Currency ISO Code'),
        captured_amount: amount('captured', 'Currency ISO Code'),
        ccy: { kind: 'currency', from: 'Currency ISO Code' },
        result: text('result'),
        raw_code: text('Processor Response Code'),
        decline_cat: {
          kind: 'expression',
          consumes: [],
          sql: (source, value) =>
            declineCategorySql(
              value('result'),
              value('scheme'),
              'NULL',
              wordsSql(source('Processor Response Code'), braintreeDeclines, 'NULL'),
            ),
        },
      }),
    },
    event: {
      table: 'payment_event',
      columns: braintreeColumns.event,
      referenceColumns,
      rules: (choice, columns) => ({
        ...shared(choice, columns),
        event: text('event'),
        source_event: text('Transaction Status'),
        partner_ref: text('Transaction ID'),
        merchant_ref: text('Order ID'),
        event_ref: text('Refunded Transaction ID'),
        amount: amount('Amount Submitted For Settlement', 'Currency ISO Code'),
        ccy: { kind: 'currency', from: 'Currency ISO Code' },
      }),
    },
  },
  open: () => new BraintreeReader(),
  controls: [unknownStatuses('x_transaction_status', Object.keys(braintreeResults))],
  warnings: () => [],
};
