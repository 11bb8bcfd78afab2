import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type HeaderFormat, wordsSql } from '../extract-format.ts';
import { schemeSql } from '../scheme-sql.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const settled = { unit: 'major', format: machineFormat, currency: 'Settlement Currency' } as const;
const flatFee = 'Total Fee Amount';

/**
 * Braintree transaction-level fee report, for flat prices and for interchange-plus: amounts unsigned, credits known by their type, fees
 * positive as charged, all in the settlement currency.
 */
export const braintreeFees: HeaderFormat = {
  kind: 'header',
  id: 'braintree.fees',
  label: 'Braintree transaction-level fees',
  table: 'settlement_line',
  verified: false,
  required: [
    'Merchant Account ID|Merchant Account Token',
    'Transaction ID',
    'Original Transaction ID',
    'Transaction Type',
    'Settlement Currency',
    'Settlement Amount',
    'Settlement Date',
    'Disbursement Date',
    'Per Transaction Fee',
    `${flatFee}|Est. ${flatFee}`,
  ],
  referenceColumns: ['Transaction ID', 'Original Transaction ID', 'Order ID', 'Acquirer Reference Number'],
  naturalKey: { row: ['partner_ref', 'source_type'] },
  rules: (header, { partner, zone }) => ({
    ts_utc: { kind: 'instant', from: 'Settlement Date', zone: { kind: 'zone', zone } },
    posting_date: { kind: 'day', from: 'Disbursement Date', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Braintree' },
    mid: text(firstPresent(header, 'Merchant Account ID', 'Merchant Account Token')),
    scheme: { kind: 'expression', consumes: [], sql: (source) => schemeSql(source('Card Brand')) },
    product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
    method: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' ELSE lower(${source('Payment Instrument')}) END`,
    },
    type: {
      kind: 'expression',
      consumes: [],
      sql: (source) => wordsSql(source('Transaction Type'), { sale: ['sale', 'Sale'], refund: ['credit', 'Credit'] }, `'adjustment'`),
    },
    source_type: text('Transaction Type'),
    partner_ref: text('Transaction ID'),
    merchant_ref: text('Order ID'),
    gross: {
      kind: 'amount',
      plus: ['Settlement Amount'],
      minus: [],
      ...settled,
      sign: { column: 'Transaction Type', positive: ['sale', 'Sale'], negative: ['credit', 'Credit'], overrules: true },
    },
    ccy_gross: { kind: 'currency', from: 'Settlement Currency' },
    fee_total: { kind: 'amount', plus: [], minus: [firstPresent(header, flatFee, `Est. ${flatFee}`)], ...settled },
    net: { kind: 'expression', consumes: [], sql: (_, value) => `${value('gross')} + coalesce(${value('fee_total')}, 0)` },
    ccy_net: { kind: 'currency', from: 'Settlement Currency' },
    fx_rate: { kind: 'number', from: 'Exchange Rate' },
  }),
  controls: [],
  warnings: (header, { timeZone, zone }) => [
    ...(timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its days; they were read in ${zone}.` }]
      : []),
    ...(header.includes(flatFee)
      ? []
      : [
          {
            code: 'FEES_ESTIMATED',
            message: 'Interchange in this report is an estimate; what was charged is on the statement of the month.',
          },
        ]),
  ],
};
