import { machineFormat } from '../../money/number-format.ts';
import { oneOfSql } from '../../query/one-of-sql.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type HeaderFormat, wordsSql } from '../extract-format.ts';
import { feeOfLine } from '../fee-of-line.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const types = {
  sale: ['charge', 'payment'],
  refund: ['refund', 'partial_capture_reversal'],
  refund_reversal: ['refund_failure'],
  chargeback: ['dispute'],
  chargeback_reversal: ['dispute_reversal'],
  fee: ['fee', 'network_cost', 'tax'],
  payout: ['payout', 'payout_reversal'],
};

/** Reporting categories that are adjustments. */
const adjustments = [
  'advance',
  'advance_funding',
  'anticipation_repayment',
  'charge_failure',
  'climate_order_purchase',
  'climate_order_refund',
  'connect_collection_transfer',
  'connect_reserved_funds',
  'contribution',
  'currency_conversion',
  'fee_credit_funding',
  'financing_paydown',
  'financing_paydown_reversal',
  'financing_payout',
  'financing_payout_reversal',
  'issuing_authorization_hold',
  'issuing_authorization_release',
  'issuing_dispute',
  'issuing_transaction',
  'other_adjustment',
  'payout_minimum_balance_hold',
  'payout_minimum_balance_release',
  'platform_earning',
  'platform_earning_refund',
  'reserve_transaction',
  'risk_reserved_funds',
  'topup',
  'topup_reversal',
  'transfer',
  'transfer_reversal',
  'unreconciled_customer_funds',
];

const bnplMethods = ['bnpl', 'klarna', 'affirm', 'afterpay_clearpay', 'zip'];
const debitMethods = ['us_bank_account', 'ach_debit', 'ach'];

const amount = (plus: readonly string[], minus: readonly string[]): ColumnRule => ({
  kind: 'amount',
  plus,
  minus,
  unit: 'major',
  format: machineFormat,
  currency: 'currency',
});
const text = (from: string): ColumnRule => ({ kind: 'text', from });

/** Reports of payouts date their rows by when the payout took effect. */
const createdColumns = ['created_utc', 'created', 'effective_at_utc', 'effective_at'] as const;

const statesZone = (header: readonly string[]) => firstPresent(header, ...createdColumns).endsWith('_utc');

/** The zone the file's own column names state, else the chosen one, else the account default UTC. */
function zoneOf(header: readonly string[], chosen: string | null): string {
  return statesZone(header) ? 'UTC' : (chosen ?? 'UTC');
}

/**
 * Stripe itemised balance activity and payout reconciliation: gross, fee and net in major units, fee positive = charged,
 * net = gross - fee. The sign of payout rows differs between reports, so they never count as sales.
 */
export const stripeItemised: HeaderFormat = {
  kind: 'header',
  id: 'stripe.itemised',
  label: 'Stripe itemised activity',
  table: 'settlement_line',
  verified: true,
  required: ['balance_transaction_id', createdColumns.join('|'), 'currency', 'gross', 'fee', 'net', 'reporting_category'],
  referenceColumns: ['balance_transaction_id', 'charge_id', 'payment_intent_id', 'source_id', 'automatic_payout_id'],
  naturalKey: { row: ['partner_ref'] },
  rules: (header, choice) => ({
    ts_utc: {
      kind: 'instant',
      from: firstPresent(header, ...createdColumns),
      zone: { kind: 'zone', zone: zoneOf(header, choice.timeZone) },
    },
    posting_date: {
      kind: 'day',
      from: firstPresent(header, 'available_on_utc', 'available_on', 'payout_expected_arrival_date'),
      order: 'ymd',
    },
    partner: { kind: 'constant', value: choice.partner ?? 'Stripe' },
    product: {
      kind: 'expression',
      consumes: [],
      sql: (source) => {
        const method = source('payment_method_type');
        return `CASE WHEN ${method} = 'card' THEN 'card' WHEN ${oneOfSql(method, bnplMethods)} THEN 'bnpl' WHEN ${oneOfSql(method, debitMethods)} THEN 'ach' END`;
      },
    },
    mid: text('gateway_account'),
    method: text('payment_method_type'),
    scheme: text('card_brand'),
    country: text('card_country'),
    type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(`lower(${source('reporting_category')})`, types, `'adjustment'`) },
    source_type: text('reporting_category'),
    partner_ref: text('balance_transaction_id'),
    merchant_ref: text(header.find((name) => name.startsWith('payment_metadata[')) ?? 'payment_metadata[order_id]'),
    gross: amount(['gross'], []),
    ccy_gross: { kind: 'currency', from: 'currency' },
    fee_commission: amount([], ['fee']),
    net: amount(['net'], []),
    fee_total: feeOfLine,
    ccy_net: { kind: 'currency', from: 'currency' },
    payout_id: text(firstPresent(header, 'automatic_payout_id', 'payout_id')),
  }),
  controls: [
    unknownLineTypes(adjustments),
    {
      sql: (rows) =>
        `SELECT 'Rows whose net is not gross minus fee', '0', CAST(count(*) FILTER (WHERE net IS DISTINCT FROM gross + fee_commission) AS VARCHAR) FROM settlement_line WHERE ${rows}`,
    },
  ],
  warnings: (header, choice) =>
    statesZone(header) || choice.timeZone !== null
      ? []
      : [
          {
            code: 'TIME_ZONE_ASSUMED',
            message: 'The file does not state the zone of its times; they were read as UTC. Choose the account’s zone if it differs.',
          },
        ],
};
