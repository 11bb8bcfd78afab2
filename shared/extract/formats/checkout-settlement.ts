import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type HeaderFormat, wordsSql } from '../extract-format.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const types = {
  refund: ['Refund', 'Partial Refund'],
  chargeback: ['Chargeback', 'Dispute'],
  chargeback_reversal: ['Chargeback Reversal', 'Chargeback Reversed', 'Representment', 'Dispute Won'],
  payout: ['Payout'],
};
const schemes = {
  visa: ['VISA', 'Visa'],
  mastercard: ['MASTERCARD', 'Mastercard'],
  amex: ['AMEX', 'AMERICAN EXPRESS', 'American Express'],
  discover: ['DISCOVER', 'Discover'],
  diners: ['DINERS CLUB INTERNATIONAL', 'DINERS', 'Diners'],
  jcb: ['JCB'],
  maestro: ['MAESTRO', 'Maestro'],
  cartebancaire: ['CARTES BANCAIRES', 'Cartes Bancaires'],
  mada: ['MADA', 'Mada'],
};

const reserve = 'Reserve In Holding Currency';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (plus: readonly string[], currency = 'Holding Currency'): ColumnRule => ({
  kind: 'amount',
  plus,
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency,
});
const decimal = (column: string) => `coalesce(TRY_CAST(${column} AS DECIMAL(18,6)), 0)`;

/** Checkout.com settlement breakdown: one row an action, deductions negative, net = gross + deductions in the holding currency, UTC. */
export const checkoutSettlement: HeaderFormat = {
  kind: 'header',
  id: 'checkout.settlement_breakdown',
  label: 'Checkout.com settlement breakdown',
  table: 'settlement_line',
  verified: true,
  required: [
    'Type',
    'Payment ID',
    'Reference',
    'Processed On',
    'Available On',
    'Holding Currency',
    'Payout ID',
    'Gross In Holding Currency',
    'Deduction In Holding Currency',
    'Net In Holding Currency',
    'Processing Currency',
    'Gross In Processing Currency',
  ],
  referenceColumns: ['Payment ID', 'Reference', 'Payout ID', 'Acquirer Reference Number', 'Action ID'],
  naturalKey: { file: ['mid', 'payout_id'], row: ['partner_ref', 'source_type', 'ts_utc', 'x_action_id'] },
  rules: (header, { partner }) => ({
    ts_utc: { kind: 'instant', from: firstPresent(header, 'Processed On UTC', 'Processed On'), zone: { kind: 'zone', zone: 'UTC' } },
    posting_date: { kind: 'day', from: 'Available On', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Checkout.com' },
    scheme: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('Payment Method'), schemes, 'NULL') },
    product: { kind: 'expression', consumes: [], sql: (_, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' END` },
    method: {
      kind: 'expression',
      consumes: ['Payment Method'],
      sql: (source, value) => `CASE WHEN ${value('scheme')} IS NOT NULL THEN 'card' ELSE lower(${source('Payment Method')}) END`,
    },
    mid: text('Client Entity ID'),
    country: text('Issuer Country'),
    // An action that moves nothing but its cost (a declined charge, a token, the payout itself) is a fee; a reserve is none.
    type: {
      kind: 'expression',
      consumes: [],
      sql: (source) => {
        const gross = decimal(source('Gross In Holding Currency'));
        const charged = `CASE WHEN ${source('Type')} IN ('Charge', 'Partial Charge', 'Capture', 'Partial Capture') THEN 'sale' WHEN ${source('Type')} = 'Merchant Payout' THEN 'payout' ELSE 'adjustment' END`;
        return `CASE WHEN ${gross} = 0 AND ${decimal(source('Deduction In Holding Currency'))} <> ${decimal(source(reserve))} THEN 'fee' ELSE ${wordsSql(source('Type'), types, charged)} END`;
      },
    },
    source_type: text('Type'),
    partner_ref: text('Payment ID'),
    merchant_ref: text('Reference'),
    gross: amount(['Gross In Processing Currency'], 'Processing Currency'),
    ccy_gross: { kind: 'currency', from: 'Processing Currency' },
    fee_interchange: amount(['Interchange In Holding Currency']),
    fee_scheme: amount(['Scheme Fee In Holding Currency']),
    fee_markup: amount(['Processing Fee In Holding Currency']),
    tax: amount(['Tax In Holding Currency']),
    // The cost of a payout is a deduction without parts.
    fee_total: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) => {
        const parts = ['fee_interchange', 'fee_scheme', 'fee_markup'].map((part) => `coalesce(${value(part)}, 0)`).join(' + ');
        const rest = `${decimal(source('Deduction In Holding Currency'))} - coalesce(${value('tax')}, 0) - ${decimal(source(reserve))}`;
        return `TRY_CAST(CASE WHEN ${parts} = 0 THEN ${rest} ELSE ${parts} END AS DECIMAL(18,6))`;
      },
    },
    net: amount(['Net In Holding Currency']),
    ccy_net: { kind: 'currency', from: 'Holding Currency' },
    fx_rate: { kind: 'number', from: 'FX Rate Applied' },
    batch_id: text('Payout ID'),
    payout_id: text('Payout ID'),
  }),
  controls: [
    unknownLineTypes(['Adjustment', 'Reserve', 'Rolling Reserve', 'Reserve Release', 'Transfer In', 'Transfer Out', 'Void', 'Pay To Card']),
    {
      sql: (rows) =>
        `SELECT 'Rows whose net is not gross plus deductions', '0', ` +
        `CAST(count(*) FILTER (WHERE net IS DISTINCT FROM ${decimal('x_gross_in_holding_currency')} + ${decimal('x_deduction_in_holding_currency')}) AS VARCHAR) ` +
        `FROM settlement_line WHERE ${rows}`,
    },
    {
      sql: (rows, header) =>
        `SELECT 'Rows whose deduction is not its fees, tax and reserve', '0', ` +
        `CAST(count(*) FILTER (WHERE ${decimal('x_deduction_in_holding_currency')} <> fee_total + coalesce(tax, 0)${header.includes(reserve) ? ` + ${decimal('x_reserve_in_holding_currency')}` : ''}) AS VARCHAR) ` +
        `FROM settlement_line WHERE ${rows}`,
    },
  ],
  warnings: () => [],
};
