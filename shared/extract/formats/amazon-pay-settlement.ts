import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type LayoutSample, type RecordFormat, wordsSql } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';
import { AmazonPaySettlementReader, isAmazonPayNames } from './amazon-pay-settlement-reader.ts';
import { feeOfLine } from '../fee-of-line.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const types = {
  sale: ['Capture', 'Charge'],
  refund: ['Refund'],
  chargeback: ['Chargeback', 'A-to-z Guarantee', 'A-to-z Guarantee Claim', 'GuaranteeClaim', 'Claim', 'Dispute'],
  chargeback_reversal: ['Chargeback Reversal', 'ChargebackReversal'],
  fee: ['Fee', 'ServiceFee', 'Service Fee', 'Authorization'],
  payout: ['Transfer'],
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency: 'CurrencyCode',
});
const currency: ColumnRule = { kind: 'currency', from: 'CurrencyCode' };

/** The column names, which five lines of preamble come before. */
const names = ({ lines }: LayoutSample) =>
  lines
    .slice(0, 20)
    .map((line) => headerNames(splitRecord(line, ',')))
    .find(isAmazonPayNames) ?? null;

/** Amazon Pay settlement report: fees negative, net = amount + fee; transfers to the bank and reserves stand among the rows. */
export const amazonPaySettlement: RecordFormat = {
  kind: 'records',
  id: 'amazon_pay.settlement',
  label: 'Amazon Pay settlement report',
  verified: true,
  recognisedBy: 'a line that names SettlementStartDate and, below it, column names with TransactionPostedDate and TransactionType',
  detect: (sample) =>
    names(sample) !== null && sample.lines.slice(0, 20).some((line) => /^"?SettlementStartDate"?,/.test(line))
      ? { kind: 'delimited', delimiter: ',', quote: '"' }
      : null,
  namedColumns: (sample) => ({ line: names(sample) ?? [] }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['seller'],
      referenceColumns: ['AmazonTransactionId', 'SellerReferenceId', 'AmazonOrderReferenceId', 'SellerOrderId', 'SettlementId'],
      naturalKey: { file: ['mid', 'batch_id'], row: ['partner_ref', 'source_type'] },
      rules: ({ partner }) => ({
        ts_utc: { kind: 'instant', from: 'TransactionPostedDate', zone: { kind: 'offset' } },
        posting_date: { kind: 'day', from: 'TransactionPostedDate', order: 'ymd' },
        partner: { kind: 'constant', value: partner ?? 'Amazon Pay' },
        mid: text('seller'),
        method: { kind: 'constant', value: 'amazon_pay' },
        type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('TransactionType'), types, `'adjustment'`) },
        source_type: text('TransactionType'),
        partner_ref: text('AmazonTransactionId'),
        merchant_ref: text('SellerReferenceId'),
        gross: amount('TransactionAmount'),
        ccy_gross: currency,
        fee_commission: amount('TotalTransactionFee'),
        net: amount('NetTransactionAmount'),
        fee_total: feeOfLine,
        ccy_net: currency,
        batch_id: text('SettlementId'),
        payout_id: {
          kind: 'expression',
          consumes: [],
          sql: (source, value) => `CASE WHEN ${value('type')} = 'payout' THEN ${source('SettlementId')} END`,
        },
      }),
    },
  },
  open: () => new AmazonPaySettlementReader(),
  controls: [
    unknownLineTypes(['Reserve', 'Carryover', 'Debt', 'Adjustment', 'Adjustments']),
    {
      sql: (rows) =>
        `SELECT 'Rows whose net is not amount plus fee', '0', CAST(count(*) FILTER (WHERE net IS DISTINCT FROM gross + fee_commission) AS VARCHAR) FROM settlement_line WHERE ${rows}`,
    },
  ],
  warnings: () => [],
};
