import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule, ColumnRules } from '../column-rule.ts';
import type { ControlRule, FormatChoice, FormatWarning, StreamRule } from '../extract-format.ts';

/** What readers of settlement files say of a line; amounts are signed machine text, positive = to us, fees negative = cost to us. */
export const lineColumns = [
  'booked_at',
  'posting_date',
  'mid',
  'method',
  'scheme',
  'type',
  'source_type',
  'partner_ref',
  'merchant_ref',
  'gross',
  'currency',
  'commission',
  'network_fee',
  'interchange',
  'other_fee',
  'tax',
  'net',
  'net_currency',
  'fx_rate',
  'batch',
  'payout',
] as const;
export type LineColumn = (typeof lineColumns)[number];

/** What they say of a payment to us. */
export const payoutColumns = ['paid_at', 'payout_date', 'mid', 'payout', 'bank_ref', 'amount', 'fee', 'currency', 'batch'] as const;
export type PayoutColumn = (typeof payoutColumns)[number];

/** What they say of one stage of a dispute: an amount that is taken from us is negative. */
export const disputeColumns = [
  'stage_at',
  'sale_at',
  'dispute',
  'mid',
  'scheme',
  'stage',
  'reason_code',
  'outcome',
  'partner_ref',
  'merchant_ref',
  'amount',
  'currency',
  'due_at',
] as const;
export type DisputeColumn = (typeof disputeColumns)[number];

/** How a layout's streams differ: unit of its amounts, the partner where none was chosen, and columns kept as text. */
export interface StreamStyle {
  readonly unit: 'major' | 'minor';
  readonly partner: string;
  readonly extras: readonly string[];
}

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const day = (from: string): ColumnRule => ({ kind: 'day', from, order: 'ymd' });
const instant = (from: string, { zone }: FormatChoice): ColumnRule => ({ kind: 'instant', from, zone: { kind: 'zone', zone } });
const sum = (unit: StreamStyle['unit'], currency: string, ...plus: readonly string[]): ColumnRule => ({
  kind: 'amount',
  plus,
  minus: [],
  unit,
  format: machineFormat,
  currency,
});
const partnerOf = ({ partner }: FormatChoice, { partner: usual }: StreamStyle): ColumnRule => ({
  kind: 'constant',
  value: partner ?? usual,
});

/** The stream of settlement lines of a layout. */
export function lineStream(style: StreamStyle): StreamRule {
  const fee = (...columns: readonly LineColumn[]) => sum(style.unit, 'net_currency', ...columns);
  return {
    table: 'settlement_line',
    columns: [...lineColumns, ...style.extras],
    referenceColumns: ['mid', 'partner_ref', 'merchant_ref', 'batch', 'payout'],
    // References may be blank or masked, so that amounts tell lines apart, too.
    naturalKey: {
      file: ['mid', 'payout_id'],
      row: ['partner', 'posting_date', 'mid', 'source_type', 'partner_ref', 'merchant_ref', 'batch_id', 'gross', 'net'],
    },
    rules: (choice): ColumnRules => ({
      ts_utc: instant('booked_at', choice),
      posting_date: day('posting_date'),
      partner: partnerOf(choice, style),
      mid: text('mid'),
      method: text('method'),
      scheme: text('scheme'),
      type: text('type'),
      source_type: text('source_type'),
      partner_ref: text('partner_ref'),
      merchant_ref: text('merchant_ref'),
      gross: sum(style.unit, 'currency', 'gross'),
      ccy_gross: { kind: 'currency', from: 'currency' },
      fee_total: fee('commission', 'network_fee', 'interchange', 'other_fee'),
      fee_interchange: fee('interchange'),
      fee_scheme: fee('network_fee'),
      fee_markup: fee('other_fee'),
      fee_commission: fee('commission'),
      tax: fee('tax'),
      net: fee('net'),
      ccy_net: { kind: 'currency', from: 'net_currency' },
      fx_rate: { kind: 'number', from: 'fx_rate' },
      batch_id: text('batch'),
      payout_id: text('payout'),
    }),
  };
}

/** The stream of payments to us. */
export function payoutStream(style: StreamStyle): StreamRule {
  return {
    table: 'payout',
    columns: [...payoutColumns, ...style.extras],
    referenceColumns: ['mid', 'payout', 'bank_ref', 'batch'],
    rules: (choice): ColumnRules => ({
      ts_utc: instant('paid_at', choice),
      payout_date: day('payout_date'),
      partner: partnerOf(choice, style),
      mid: text('mid'),
      payout_id: text('payout'),
      bank_ref: text('bank_ref'),
      amount: sum(style.unit, 'currency', 'amount'),
      fee_total: sum(style.unit, 'currency', 'fee'),
      ccy: { kind: 'currency', from: 'currency' },
      batch_id: text('batch'),
    }),
  };
}

/** The stream of disputes. */
export function disputeStream(style: StreamStyle): StreamRule {
  return {
    table: 'dispute',
    columns: [...disputeColumns, ...style.extras],
    referenceColumns: ['dispute', 'mid', 'partner_ref', 'merchant_ref'],
    rules: (choice): ColumnRules => ({
      ts_utc: instant('stage_at', choice),
      sale_at: instant('sale_at', choice),
      dispute_id: text('dispute'),
      partner: partnerOf(choice, style),
      mid: text('mid'),
      scheme: text('scheme'),
      stage: text('stage'),
      reason_code: text('reason_code'),
      outcome: text('outcome'),
      partner_ref: text('partner_ref'),
      merchant_ref: text('merchant_ref'),
      amount: sum(style.unit, 'currency', 'amount'),
      ccy: { kind: 'currency', from: 'currency' },
      due_at: instant('due_at', choice),
    }),
  };
}

/** What is taken for granted where a file gives days without a zone. */
export function settlementDayWarnings({ timeZone, zone }: FormatChoice): readonly FormatWarning[] {
  if (timeZone !== null) return [];
  return [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its days; they begin at midnight in ${zone}.` }];
}

/** Lines in one currency whose net is not what was sold and what was charged for it. */
export const netRule: ControlRule = {
  sql: (rows) =>
    "SELECT 'Lines whose net is not gross and fees', '0', CAST(count(*) FILTER (WHERE ccy_gross IS NOT DISTINCT FROM ccy_net " +
    'AND net <> coalesce(gross, 0) + coalesce(fee_total, 0) + coalesce(tax, 0)) AS VARCHAR) ' +
    `FROM settlement_line WHERE ${rows}`,
};
