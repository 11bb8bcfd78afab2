import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';

const events = {
  authorised: ['AUTHORISED'],
  refused: ['REFUSED', 'ERROR', 'EXPIRED'],
  captured: ['CAPTURED'],
  settled: ['SETTLED', 'SETTLED_BY_MERCHANT'],
  refund_pending: ['SENT_FOR_REFUND'],
  refunded: ['REFUNDED', 'REFUNDED_BY_MERCHANT'],
  refund_failed: ['REFUND_FAILED'],
  chargeback: ['CHARGED_BACK'],
  chargeback_reversal: ['CHARGEBACK_REVERSED'],
  cancelled: ['CANCELLED'],
};
const schemes = {
  visa: ['VISA-SSL', 'VISA_CREDIT-SSL', 'VISA_DEBIT-SSL', 'VISA_ELECTRON-SSL'],
  mastercard: ['ECMC-SSL', 'ECMC_CREDIT-SSL', 'ECMC_DEBIT-SSL'],
  amex: ['AMEX-SSL'],
  discover: ['DISCOVER-SSL'],
  diners: ['DINERS-SSL'],
  jcb: ['JCB-SSL'],
  maestro: ['MAESTRO-SSL'],
  cartebancaire: ['CB-SSL', 'CARTEBLEUE-SSL'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (plus: readonly string[], minus: readonly string[]): ColumnRule => ({
  kind: 'amount',
  plus,
  minus,
  unit: 'major',
  format: machineFormat,
  currency: 'CurrencyCode',
});
const currency: ColumnRule = { kind: 'currency', from: 'CurrencyCode' };

/** Worldpay transaction export, tab-delimited: one row a payment and status. */
export const worldpayTransactions: HeaderFormat = {
  kind: 'header',
  id: 'worldpay.transactions',
  label: 'Worldpay transactions',
  table: 'payment_event',
  verified: true,
  required: ['OrderCode', 'Date', 'PaymentMethod', 'Status', 'CurrencyCode', 'Amount', 'Commission', 'Batch ID'],
  referenceColumns: ['OrderCode'],
  rules: (_, { partner, zone }) => ({
    ts_utc: { kind: 'instant', from: 'Date', zone: { kind: 'zone', zone } },
    posting_date: { kind: 'day', from: 'Date', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Worldpay' },
    scheme: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('PaymentMethod'), schemes, 'NULL') },
    product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
    method: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) =>
        `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' ELSE regexp_replace(lower(${source('PaymentMethod')}), '-ssl$', '') END`,
    },
    event: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('Status'), events, `'other'`) },
    source_event: text('Status'),
    partner_ref: text('OrderCode'),
    merchant_ref: text('OrderCode'),
    amount: amount(['Amount'], []),
    ccy: currency,
    fee_total: amount([], ['Commission']),
    ccy_payable: currency,
    batch_id: text('Batch ID'),
  }),
  controls: [],
  warnings: (_, { timeZone, zone }) => [
    { code: 'SIGN_ASSUMED', message: 'A Commission without a sign was taken as charged to us.' },
    ...(timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` }]
      : []),
  ],
};
