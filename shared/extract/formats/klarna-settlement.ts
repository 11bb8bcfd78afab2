import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type LayoutSample, type RecordFormat } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';
import { isKlarnaBody, isKlarnaTotals, KlarnaReader } from './klarna-reader.ts';

const body = ({ lines }: LayoutSample) => lines.map((line) => headerNames(splitRecord(line, ';'))).find(isKlarnaBody) ?? null;

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
const day = (from: string): ColumnRule => ({ kind: 'day', from, order: 'ymd' });

/** Klarna settlement report: a block of totals for the payout, then the transactions, whose types give the sign. */
export const klarnaSettlement: RecordFormat = {
  kind: 'records',
  id: 'klarna.settlement',
  label: 'Klarna settlement report',
  verified: false,
  recognisedBy:
    'semicolons, a line that names total_sale_amount and total_settlement_amount, and below it one that names type, amount and capture_id',
  detect: (sample) =>
    body(sample) !== null && sample.lines.some((line) => isKlarnaTotals(splitRecord(line, ';')))
      ? { kind: 'delimited', delimiter: ';', quote: '"' }
      : null,
  namedColumns: (sample) => ({ line: body(sample) ?? [] }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['line_type', 'gross', 'fee', 'net', 'ccy', 'payout_ref', 'payout_day'],
      referenceColumns: [
        'capture_id',
        'order_id',
        'refund_id',
        'merchant_reference1',
        'merchant_reference2',
        'short_order_id',
        'payout_ref',
      ],
      naturalKey: { file: ['payout_id'], row: ['payout_id', 'partner_ref', 'merchant_ref', 'source_type', 'ts_utc', 'x_refund_id'] },
      rules: ({ partner, zone }, columns) => ({
        ts_utc: { kind: 'instant', from: firstPresent(columns, 'capture_date', 'sale_date'), zone: { kind: 'zone', zone } },
        posting_date: day('payout_day'),
        partner: { kind: 'constant', value: partner ?? 'Klarna' },
        product: { kind: 'constant', value: 'bnpl' },
        mid: text('merchant_id'),
        method: { kind: 'constant', value: 'klarna' },
        country: text('purchase_country'),
        type: text('line_type'),
        source_type: text('type'),
        partner_ref: text(firstPresent(columns, 'capture_id', 'order_id')),
        merchant_ref: text('merchant_reference1'),
        gross: amount('gross'),
        ccy_gross: currency,
        fee_total: amount('fee'),
        net: amount('net'),
        ccy_net: currency,
        batch_id: text('payout_ref'),
        payout_id: text('payout_ref'),
      }),
    },
    payout: {
      table: 'payout',
      columns: ['payout_ref', 'paid_on', 'settled', 'fees', 'ccy', 'merchant', 'period_from', 'period_to'],
      referenceColumns: ['payout_ref'],
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'paid_on', zone: { kind: 'zone', zone } },
        payout_date: day('paid_on'),
        partner: { kind: 'constant', value: partner ?? 'Klarna' },
        mid: text('merchant'),
        payout_id: text('payout_ref'),
        bank_ref: text('payout_ref'),
        amount: amount('settled'),
        fee_total: amount('fees'),
        ccy: currency,
        batch_id: text('payout_ref'),
        period_from: day('period_from'),
        period_to: day('period_to'),
      }),
    },
  },
  open: () => new KlarnaReader(),
  controls: [],
  warnings: ({ timeZone, zone }) =>
    timeZone === null ? [{ code: 'TIME_ZONE_ASSUMED', message: `Stamps without an offset were read in ${zone}.` }] : [],
};
