import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import type { LayoutSample, RecordFormat } from '../extract-format.ts';
import { paypalEventColumns, paypalMoneyBody, paypalMoneyColumns } from './paypal-money.ts';
import { paypalNames } from './paypal-names.ts';
import { PaypalReportReader } from './paypal-report-reader.ts';
import { schemeSql } from '../scheme-sql.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const constant = (value: string): ColumnRule => ({ kind: 'constant', value });
const signed = (from: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency: 'Gross Transaction Currency',
});
const currency: ColumnRule = { kind: 'currency', from: 'Gross Transaction Currency' };
const moment: ColumnRule = { kind: 'instant', from: 'occurred_at', zone: { kind: 'offset' } };
const day: ColumnRule = { kind: 'day', from: 'day', order: 'ymd' };

/** The network where a card is named, which only transaction reports do. */
const card = {
  product: { kind: 'expression', consumes: [], sql: (source) => `CASE WHEN ${source('Card Type')} IS NOT NULL THEN 'card' END` },
  scheme: { kind: 'expression', consumes: ['Card Type'], sql: (source) => schemeSql(source('Card Type')) },
  country: {
    kind: 'expression',
    consumes: [],
    sql: (source) => `coalesce(${source('Billing Address Country')}, ${source('Shipping Address Country')})`,
  },
} satisfies Record<string, ColumnRule>;

/** Source columns that the reader's signed amounts hold in full. */
const unsigned = ['Transaction Debit or Credit', 'Gross Transaction Amount', 'Fee Debit or Credit', 'Fee Amount', 'Fee Currency'];

const method: ColumnRule = { kind: 'expression', consumes: unsigned, sql: () => `'paypal'` };

const referenceColumns = ['Transaction ID', 'Invoice ID', 'PayPal Reference ID', 'Bank Reference ID', 'Custom Field'];

const streams: RecordFormat['streams'] = {
  line: {
    table: 'settlement_line',
    columns: paypalMoneyColumns,
    referenceColumns,
    naturalKey: { row: ['partner_ref', 'source_type', 'ccy_gross'] },
    rules: ({ partner }) => ({
      ts_utc: moment,
      posting_date: day,
      partner: constant(partner ?? 'PayPal'),
      mid: text('account'),
      method,
      ...card,
      type: text('line_type'),
      source_type: text('Transaction Event Code'),
      partner_ref: text('Transaction ID'),
      merchant_ref: text('Invoice ID'),
      gross: signed('gross'),
      ccy_gross: currency,
      fee_total: signed('fee'),
      net: signed('net'),
      ccy_net: currency,
      batch_id: text('section_day'),
      payout_id: {
        kind: 'expression',
        consumes: [],
        sql: (source, value) => `CASE WHEN ${value('type')} = 'payout' THEN ${source('Transaction ID')} END`,
      },
    }),
  },
  event: {
    table: 'payment_event',
    columns: paypalEventColumns,
    referenceColumns,
    rules: ({ partner }) => ({
      ts_utc: moment,
      posting_date: day,
      partner: constant(partner ?? 'PayPal'),
      mid: text('account'),
      method,
      ...card,
      event: text('event'),
      source_event: text('Transaction Event Code'),
      partner_ref: text('Transaction ID'),
      merchant_ref: text('Invoice ID'),
      event_ref: text('PayPal Reference ID'),
      amount: signed('gross'),
      ccy: currency,
      reason: text('Transactional Status'),
    }),
  },
};

/** What settlement and transaction reports have in common: their columns, the tables they fill, and how they are read. */
export const paypalLines = {
  streams,
  namedColumns(sample: LayoutSample) {
    const names = paypalNames(sample)?.names ?? [];
    return { line: names, event: names };
  },
  open: () => new PaypalReportReader(paypalMoneyBody),
  controls: [],
  warnings: () => [],
} satisfies Partial<RecordFormat>;
