import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules } from '../column-rule.ts';
import type { FormatChoice, LayoutSample, RecordFormat } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { AmazonSellerSettlementReader, amazonSellerColumns } from './amazon-seller-settlement-reader.ts';

const required = ['settlement-id', 'total-amount', 'currency', 'transaction-type', 'amount-type', 'amount-description', 'amount'];

const names = ({ lines }: LayoutSample) => headerNames((lines[0] ?? '').split('\t'));

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency: 'ccy',
});
const currency: ColumnRule = { kind: 'currency', from: 'ccy' };
const moment = (from: string, { zone }: FormatChoice): ColumnRule => ({ kind: 'instant', from, zone: { kind: 'zone', zone } });

const lineRules = (choice: FormatChoice): ColumnRules => ({
  ts_utc: moment('posted_at', choice),
  posting_date: { kind: 'day', from: 'posted_at', order: 'ymd' },
  partner: { kind: 'constant', value: choice.partner ?? 'Amazon' },
  mid: text('marketplace-name'),
  type: text('line_type'),
  source_type: text('source_type'),
  partner_ref: text('order-id'),
  merchant_ref: text('merchant-order-id'),
  gross: amount('gross'),
  ccy_gross: currency,
  fee_total: amount('fee'),
  tax: amount('tax'),
  net: amount('net'),
  ccy_net: currency,
  batch_id: text('settlement-id'),
});

const payoutRules = (choice: FormatChoice): ColumnRules => ({
  ts_utc: moment('deposited_at', choice),
  payout_date: { kind: 'day', from: 'deposited_at', order: 'ymd' },
  partner: { kind: 'constant', value: choice.partner ?? 'Amazon' },
  payout_id: text('settlement_id'),
  amount: amount('total'),
  ccy: currency,
  batch_id: text('settlement_id'),
  period_from: { kind: 'day', from: 'period_from', order: 'ymd' },
  period_to: { kind: 'day', from: 'period_to', order: 'ymd' },
});

/** Amazon seller settlement, flat file V2: a first row with the total, then one row for each component of an amount, fees negative. */
export const amazonSellerSettlement: RecordFormat = {
  kind: 'records',
  id: 'amazon_seller.settlement_v2',
  label: 'Amazon seller settlement (V2)',
  verified: false,
  recognisedBy: 'tab-delimited column names that hold settlement-id, total-amount, amount-type, amount-description and amount',
  detect: (sample) => (required.every((name) => names(sample).includes(name)) ? { kind: 'delimited', delimiter: '\t', quote: null } : null),
  namedColumns: (sample) => ({ line: names(sample) }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: amazonSellerColumns,
      referenceColumns: ['settlement-id', 'order-id', 'merchant-order-id', 'shipment-id', 'order-item-code'],
      // One order has many components, told apart by what they are and for which item.
      naturalKey: {
        file: ['batch_id'],
        row: ['batch_id', 'partner_ref', 'source_type', 'ts_utc', 'x_order_item_code', 'x_sku', 'x_shipment_id'],
      },
      rules: lineRules,
    },
    payout: {
      table: 'payout',
      columns: ['settlement_id', 'deposited_at', 'total', 'ccy', 'period_from', 'period_to'],
      referenceColumns: ['settlement_id'],
      rules: payoutRules,
    },
  },
  open: () => new AmazonSellerSettlementReader(),
  controls: [],
  warnings: ({ timeZone, zone }) => [
    {
      code: 'ROWS_ARE_COMPONENTS',
      message: 'Each row is one component of an order’s amount: sums hold, counts of rows are no counts of orders.',
    },
    ...(timeZone === null ? [{ code: 'TIME_ZONE_ASSUMED', message: `Stamps without an offset were read in ${zone}.` }] : []),
  ],
};
