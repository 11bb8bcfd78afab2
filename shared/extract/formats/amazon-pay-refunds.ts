import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';

const events = {
  refund_pending: ['Pending'],
  refunded: ['Completed'],
  refund_failed: ['Declined'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });

/** Amazon Pay refund report: one row a status, so that one refund stands in it several times; only its last status counts. */
export const amazonPayRefunds: HeaderFormat = {
  kind: 'header',
  id: 'amazon_pay.refunds',
  label: 'Amazon Pay refund report',
  table: 'payment_event',
  verified: true,
  required: [
    'AmazonRefundId',
    'RefundReferenceId',
    'AmazonCaptureId',
    'RefundAmount',
    'CurrencyCode',
    'RefundStatus',
    'LastUpdateTimestamp',
  ],
  referenceColumns: ['AmazonRefundId', 'RefundReferenceId', 'AmazonCaptureId', 'AmazonOrderReferenceId'],
  rules: (_, { partner }) => ({
    ts_utc: { kind: 'instant', from: 'LastUpdateTimestamp', zone: { kind: 'offset' } },
    posting_date: { kind: 'day', from: 'LastUpdateTimestamp', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Amazon Pay' },
    method: { kind: 'constant', value: 'amazon_pay' },
    event: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('RefundStatus'), events, `'other'`) },
    source_event: text('RefundStatus'),
    partner_ref: text('AmazonRefundId'),
    merchant_ref: text('RefundReferenceId'),
    event_ref: text('AmazonCaptureId'),
    amount: { kind: 'amount', plus: ['RefundAmount'], minus: [], unit: 'major', format: machineFormat, currency: 'CurrencyCode' },
    ccy: { kind: 'currency', from: 'CurrencyCode' },
    reason: text('ReasonCode'),
  }),
  controls: [],
  warnings: () => [],
};
