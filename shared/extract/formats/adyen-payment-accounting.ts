import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';
import { adyenMethodRules } from './adyen-methods.ts';

const events = {
  received: ['Received'],
  authorised: ['Authorised'],
  refused: ['Refused', 'Error', 'Expired'],
  captured: ['SentForSettle'],
  settled: ['Settled', 'SettledExternally', 'SettledInInstallments'],
  refund_pending: ['SentForRefund'],
  refunded: ['Refunded', 'RefundedExternally', 'RefundedInInstallments'],
  refund_failed: ['RefundFailed', 'RefundedReversed'],
  chargeback: ['Chargeback', 'SecondChargeback', 'ChargebackExternally'],
  chargeback_reversal: ['ChargebackReversed', 'ChargebackReversedExternally'],
  cancelled: ['Cancelled'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (plus: readonly string[], minus: readonly string[], currency: string): ColumnRule => ({
  kind: 'amount',
  plus,
  minus,
  unit: 'major',
  format: machineFormat,
  currency,
});

const settlementCurrency = 'Settlement Currency';

/**
 * Adyen Payment accounting: one row a step in the life of a payment, so that amounts repeat. What is payable stands on SentForSettle
 * and again on Settled; fees are positive = charged.
 */
export const adyenPaymentAccounting: HeaderFormat = {
  kind: 'header',
  id: 'adyen.payment_accounting',
  label: 'Adyen payment accounting',
  table: 'payment_event',
  verified: true,
  required: [
    'Merchant Account',
    'Psp Reference',
    'Merchant Reference',
    'Payment Method',
    'Booking Date',
    'TimeZone',
    'Record Type',
    'Main Currency',
    'Main Amount',
    'Received (PC)',
    'Payable (SC)',
    settlementCurrency,
  ],
  repeats: [settlementCurrency],
  referenceColumns: [
    'Psp Reference',
    'Merchant Reference',
    'Modification Psp Reference',
    'Modification Merchant Reference',
    'Merchant Order Reference',
  ],
  naturalKey: { row: ['partner_ref', 'source_event', 'event_ref'] },
  rules: (_, { partner }) => ({
    ts_utc: { kind: 'instant', from: 'Booking Date', zone: { kind: 'abbreviation', column: 'TimeZone' } },
    posting_date: { kind: 'day', from: 'Booking Date', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Adyen' },
    ...adyenMethodRules,
    mid: text('Merchant Account'),
    country: text('Shopper Country'),
    event: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('Record Type'), events, `'other'`) },
    source_event: text('Record Type'),
    partner_ref: text('Psp Reference'),
    merchant_ref: text('Merchant Reference'),
    event_ref: text('Modification Psp Reference'),
    amount: amount(['Main Amount'], [], 'Main Currency'),
    ccy: { kind: 'currency', from: 'Main Currency' },
    payable: amount(['Payable (SC)'], [], settlementCurrency),
    ccy_payable: { kind: 'currency', from: settlementCurrency },
    fee_total: amount([], ['Commission (SC)', 'Markup (SC)', 'Scheme Fees (SC)', 'Interchange (SC)'], settlementCurrency),
    batch_id: text('Payable Batch'),
  }),
  controls: [
    {
      sql: (rows, header) =>
        header.includes(`${settlementCurrency} (2)`)
          ? `SELECT 'Rows whose two settlement currencies differ', '0', CAST(count(*) FILTER (WHERE ccy_payable IS DISTINCT FROM upper(x_settlement_currency_2)) AS VARCHAR) FROM payment_event WHERE ${rows}`
          : null,
    },
  ],
  warnings: () => [
    { code: 'ROWS_ARE_EVENTS', message: 'One payment has a row for each step of its life: its amount is in the file several times.' },
  ],
};
