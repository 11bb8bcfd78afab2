import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type HeaderFormat, wordsSql } from '../extract-format.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const types = {
  sale: ['loan_captured', 'loan_capture', 'split_capture'],
  refund: ['loan_refunded', 'loan_refund'],
  refund_reversal: ['refund_voided', 'refund_void'],
  chargeback: ['dispute_opened'],
  chargeback_reversal: ['dispute_resolved'],
  fee: ['merchant_fee', 'fee_adjustment', 'vcn_balance_fee_adjustment'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });

/** Affirm settlement, detailed report: one row an event, refunds and fees negative, total_settled = sales + refunds + fees. */
export const affirmSettlement: HeaderFormat = {
  kind: 'header',
  id: 'affirm.settlement_detail',
  label: 'Affirm settlement detail',
  table: 'settlement_line',
  verified: false,
  required: [
    'date',
    'charge_created_date',
    'charge_id',
    'order_id',
    'event_type',
    'sales',
    'refunds',
    'fees',
    'total_settled',
    'deposit_id',
  ],
  referenceColumns: ['charge_id', 'transaction_id', 'order_id', 'deposit_id'],
  naturalKey: { file: ['payout_id'], row: ['partner_ref', 'source_type', 'x_transaction_id', 'payout_id'] },
  rules: (header, { partner, currency, zone }) => {
    const amount = (plus: readonly string[]): ColumnRule => ({
      kind: 'amount',
      plus,
      minus: [],
      unit: 'major',
      format: machineFormat,
      currency: header.includes('currency') ? 'currency' : null,
      fixedCurrency: currency,
    });
    const ccy: ColumnRule = header.includes('currency') ? { kind: 'currency', from: 'currency' } : { kind: 'constant', value: currency };
    return {
      ts_utc: { kind: 'instant', from: firstPresent(header, 'effective_date', 'date'), zone: { kind: 'zone', zone } },
      posting_date: { kind: 'day', from: 'date', order: 'ymd' },
      partner: { kind: 'constant', value: partner ?? 'Affirm' },
      product: { kind: 'constant', value: 'bnpl' },
      mid: text('merchant_ari'),
      method: { kind: 'constant', value: 'affirm' },
      type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('event_type'), types, `'adjustment'`) },
      source_type: text('event_type'),
      partner_ref: text('charge_id'),
      merchant_ref: text('order_id'),
      gross: amount(['sales', 'refunds']),
      ccy_gross: ccy,
      fee_total: amount(['fees']),
      net: amount(['total_settled']),
      ccy_net: ccy,
      payout_id: text('deposit_id'),
    };
  },
  controls: [
    unknownLineTypes(['adjustment']),
    {
      sql: (rows) =>
        `SELECT 'Rows whose total_settled is not sales plus refunds plus fees', '0', CAST(count(*) FILTER (WHERE net IS DISTINCT FROM gross + fee_total) AS VARCHAR) FROM settlement_line WHERE ${rows}`,
    },
  ],
  warnings: (header, { currency, timeZone, zone }) => [
    ...(timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its days; they begin at midnight in ${zone}.` }]
      : []),
    ...(header.includes('effective_date')
      ? []
      : [
          {
            code: 'DATE_MEANING',
            message:
              'Rows are dated by the column date, which was the day of the event in files until 2024 and is the day of disbursement since. Compare one order before you measure delays.',
          },
        ]),
    ...(header.includes('currency') || currency !== null
      ? []
      : [
          {
            code: 'CURRENCY_NOT_STATED',
            message: 'No column states a currency; amounts are kept without one (XXX) and are in no converted total.',
          },
        ]),
  ],
};
