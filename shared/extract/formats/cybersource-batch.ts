import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';

const schemes = {
  visa: ['Visa'],
  mastercard: ['MasterCard', 'Mastercard'],
  amex: ['American Express'],
  discover: ['Discover'],
  diners: ['Diners Club'],
  jcb: ['JCB'],
  maestro: ['Maestro (UK Domestic)', 'Maestro (International)'],
};
const captures = ['ics_bill', 'ics_ecp_debit', 'ics_direct_debit', 'ics_pinless_debit'];
const credits = ['ics_credit', 'ics_ecp_credit', 'ics_direct_debit_refund'];
const events = { captured: captures, refund_pending: credits };

const text = (from: string): ColumnRule => ({ kind: 'text', from });

/**
 * CyberSource payment batch or payment submission detail report: one row for each capture and credit sent to the processor, credits
 * negative. An event says which it is, so that its amount is the size.
 */
export const cybersourceBatch: HeaderFormat = {
  kind: 'header',
  id: 'cybersource.batch_detail',
  label: 'CyberSource payment batch detail',
  table: 'payment_event',
  verified: false,
  required: [
    'batch_id',
    'merchant_id',
    'batch_date',
    'request_id',
    'merchant_ref_number',
    'trans_ref_no',
    'payment_method',
    'currency',
    'amount',
    'transaction_type',
  ],
  referenceColumns: ['batch_id', 'request_id', 'merchant_ref_number', 'trans_ref_no'],
  rules: (_, { partner, zone }) => ({
    ts_utc: { kind: 'instant', from: 'batch_date', zone: { kind: 'zone', zone } },
    posting_date: { kind: 'day', from: 'batch_date', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'CyberSource' },
    mid: text('merchant_id'),
    scheme: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('payment_method'), schemes, 'NULL') },
    product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
    method: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' ELSE lower(${source('payment_method')}) END`,
    },
    event: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('transaction_type'), events, `'other'`) },
    source_event: text('transaction_type'),
    partner_ref: text('request_id'),
    merchant_ref: text('merchant_ref_number'),
    event_ref: text('trans_ref_no'),
    amount: {
      kind: 'amount',
      plus: ['amount'],
      minus: [],
      unit: 'major',
      format: machineFormat,
      currency: 'currency',
      sign: { column: 'transaction_type', positive: [...captures, ...credits], negative: [], overrules: true },
    },
    ccy: { kind: 'currency', from: 'currency' },
    batch_id: text('batch_id'),
  }),
  controls: [],
  warnings: (_, { timeZone, zone }) => [
    {
      code: 'NOT_YET_SETTLED',
      message: 'The report holds what was sent to the processor; whether money moved stands on a settlement report or a bank statement.',
    },
    ...(timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its days; they were read in ${zone}.` }]
      : []),
  ],
};
