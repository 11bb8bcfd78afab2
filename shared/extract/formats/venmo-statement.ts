import type { NumberFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type HeaderFormat } from '../extract-format.ts';

/** "+ $1,150.00" and "- $220.00". */
const signedText: NumberFormat = { decimal: '.', thousands: ',', isLoose: true };
const amount = (plus: readonly string[]): ColumnRule => ({
  kind: 'amount',
  plus,
  minus: [],
  unit: 'major',
  format: signedText,
  currency: null,
  fixedCurrency: 'USD',
});
const dollars: ColumnRule = { kind: 'constant', value: 'USD' };
const text = (from: string): ColumnRule => ({ kind: 'text', from });

/** Whether a row is pending, cancelled or failed: it stands in the history and in no balance. */
const unmoved = (status: string) => `coalesce(lower(${status}), 'complete') NOT IN ('complete', 'issued')`;

/** Venmo account history: amounts as signed dollar text, ids of 19 digits, and a space before the first column name. */
export const venmoStatement: HeaderFormat = {
  kind: 'header',
  id: 'venmo.statement',
  label: 'Venmo account history',
  table: 'settlement_line',
  verified: true,
  required: [
    ' ID|ID',
    'Datetime',
    'Type',
    'Status',
    'Note',
    'From',
    'To',
    'Amount (total)',
    'Amount (fee)',
    'Funding Source',
    'Destination',
  ],
  referenceColumns: [' ID', 'ID'],
  naturalKey: { row: ['partner_ref'] },
  rules: (header, { partner, zone }) => ({
    ts_utc: { kind: 'instant', from: 'Datetime', zone: { kind: 'zone', zone } },
    posting_date: { kind: 'day', from: 'Datetime', order: 'ymd' },
    partner: { kind: 'constant', value: partner ?? 'Venmo' },
    method: { kind: 'constant', value: 'venmo' },
    net: amount(['Amount (total)']),
    // Money that we send to a person is no refund: the history does not say what it was for. What has not moved is no sale.
    type: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) =>
        `CASE WHEN ${unmoved(source('Status'))} THEN 'adjustment' WHEN ${source('Type')} LIKE '%Transfer' THEN 'payout' WHEN ${source('Type')} IN ('Payment', 'Charge', 'Merchant Transaction') AND ${value('net')} > 0 THEN 'sale' ELSE 'adjustment' END`,
    },
    source_type: text('Type'),
    partner_ref: text(firstPresent(header, ' ID', 'ID')),
    fee_total: amount(['Amount (fee)']),
    gross: {
      kind: 'expression',
      consumes: [],
      sql: (_, value) => `TRY_CAST(${value('net')} - coalesce(${value('fee_total')}, 0) AS DECIMAL(18,6))`,
    },
    ccy_gross: dollars,
    ccy_net: dollars,
  }),
  controls: [
    {
      sql: (rows) =>
        `SELECT concat('Rows that are ', x_status, ', whose money has not moved'), '0', CAST(count(*) AS VARCHAR) FROM settlement_line ` +
        `WHERE ${rows} AND ${unmoved('x_status')} GROUP BY x_status ORDER BY x_status`,
    },
  ],
  warnings: (_, { timeZone, zone }) =>
    timeZone === null
      ? [{ code: 'TIME_ZONE_ASSUMED', message: `The file does not state the zone of its times; they were read in ${zone}.` }]
      : [],
};
