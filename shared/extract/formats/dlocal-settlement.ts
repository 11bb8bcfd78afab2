import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type LayoutSample, type RecordFormat, wordsSql } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';
import { dlocalCountries, dlocalMethodRules } from './dlocal-methods.ts';
import { DlocalSettlementReader, dlocalFees } from './dlocal-settlement-reader.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const types = {
  sale: ['PAYMENT', 'CAPTURE'],
  refund: ['REFUND'],
  refund_reversal: ['REFUND_REVERSAL'],
  chargeback: ['CHARGEBACK'],
  chargeback_reversal: ['CHARGEBACK_REVERSAL'],
  fee: dlocalFees,
};

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (from: string, currency: string): ColumnRule => ({
  kind: 'amount',
  plus: [from],
  minus: [],
  unit: 'major',
  format: machineFormat,
  currency,
});
const day = (from: string): ColumnRule => ({ kind: 'day', from, order: 'ymd' });

const headers = ({ lines }: LayoutSample) =>
  lines.map((line) => headerNames(splitRecord(line, ','))).filter(([first]) => first === 'ROW_TYPE');
const bodyNames = (sample: LayoutSample) => headers(sample).find((names) => names.includes('NET_AMOUNT')) ?? [];

/** dLocal settlement report: a header with the totals of the transfer, a second one for its rows; fees negative, to six decimals. */
export const dlocalSettlement: RecordFormat = {
  kind: 'records',
  id: 'dlocal.settlement',
  label: 'dLocal settlement report',
  verified: true,
  recognisedBy: 'two headers that begin with ROW_TYPE, the first with NUMBER_OF_ITEMS and the second with NET_AMOUNT',
  detect: (sample) =>
    headers(sample).some((names) => names.includes('NUMBER_OF_ITEMS')) && bodyNames(sample).length > 0
      ? { kind: 'delimited', delimiter: ',', quote: '"' }
      : null,
  namedColumns: (sample) => ({ line: bodyNames(sample) }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['occurred_at', 'transfer_date', 'transfer_id', 'settlement_ccy', 'fee'],
      referenceColumns: ['TRANSACTION_ID', 'DLOCAL_TRANSACTION_ID'],
      naturalKey: { file: ['batch_id'], row: ['partner_ref', 'source_type', 'batch_id'] },
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'occurred_at', zone: { kind: 'zone', zone } },
        posting_date: day('transfer_date'),
        partner: { kind: 'constant', value: partner ?? 'dLocal' },
        mid: text('MID'),
        ...dlocalMethodRules('PAYMENT_TYPE', 'PAYMENT_METHOD_CODE'),
        country: {
          kind: 'expression',
          consumes: ['COUNTRY'],
          sql: (source) => wordsSql(source('COUNTRY'), dlocalCountries, source('COUNTRY')),
        },
        type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('ROW_TYPE'), types, `'adjustment'`) },
        source_type: text('ROW_TYPE'),
        partner_ref: text('DLOCAL_TRANSACTION_ID'),
        merchant_ref: text('TRANSACTION_ID'),
        gross: amount('LOCAL_AMOUNT', 'LOCAL_CURRENCY'),
        ccy_gross: { kind: 'currency', from: 'LOCAL_CURRENCY' },
        fee_total: amount('fee', 'settlement_ccy'),
        net: amount('NET_AMOUNT', 'settlement_ccy'),
        ccy_net: { kind: 'currency', from: 'settlement_ccy' },
        fx_rate: { kind: 'number', from: 'FX_RATE' },
        batch_id: text('transfer_id'),
        payout_id: text('transfer_id'),
      }),
    },
    payout: {
      table: 'payout',
      columns: ['transfer_id', 'transfer_date', 'net', 'fee', 'ccy'],
      referenceColumns: ['transfer_id'],
      rules: ({ partner, zone }) => ({
        ts_utc: { kind: 'instant', from: 'transfer_date', zone: { kind: 'zone', zone } },
        payout_date: day('transfer_date'),
        partner: { kind: 'constant', value: partner ?? 'dLocal' },
        payout_id: text('transfer_id'),
        amount: amount('net', 'ccy'),
        fee_total: amount('fee', 'ccy'),
        ccy: { kind: 'currency', from: 'ccy' },
      }),
    },
  },
  open: () => new DlocalSettlementReader(),
  controls: [unknownLineTypes(['ADJUSTMENT'])],
  warnings: ({ timeZone, zone }) =>
    timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` }]
      : [],
};
