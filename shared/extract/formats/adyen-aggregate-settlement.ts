import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { firstPresent, type LayoutSample, type RecordFormat, wordsSql } from '../extract-format.ts';
import { headerNames } from '../named-rows.ts';
import { splitRecord } from '../split-record.ts';
import { AdyenAggregateReader } from './adyen-aggregate-reader.ts';
import { unknownLineTypes } from '../unknown-types.ts';
import { adyenAdjustments, adyenLineTypes } from './adyen-line-types.ts';
import { adyenMethodRules } from './adyen-methods.ts';

const text = (from: string): ColumnRule => ({ kind: 'text', from });
const amount = (plus: readonly string[], minus: readonly string[], currency: string): ColumnRule => ({
  kind: 'amount',
  plus,
  minus,
  unit: 'major',
  format: machineFormat,
  currency,
});

const names = ({ lines }: LayoutSample) => headerNames(splitRecord(lines.find((line) => /^"?Company Account"?,/.test(line)) ?? '', ','));
const required = [
  'Merchant Account',
  'Batch Number',
  'Journal Type',
  'Gross Debit (GC)',
  'Gross Credit (GC)',
  'Net Debit (NC)',
  'Net Credit (NC)',
];

/** Adyen Aggregate settlement details: a summary with a header of its own, then sums by batch, method, journal type and day of sale. */
export const adyenAggregateSettlement: RecordFormat = {
  kind: 'records',
  id: 'adyen.aggregate_settlement',
  label: 'Adyen aggregate settlement details',
  verified: false,
  recognisedBy: 'a first line that begins with Merchant/Company and, below it, column names with Batch Number and Journal Type',
  detect: (sample) =>
    /^"?Merchant\/Company"?,/.test(sample.lines[0] ?? '') && required.every((name) => names(sample).includes(name))
      ? { kind: 'delimited', delimiter: ',', quote: '"' }
      : null,
  namedColumns: (sample) => ({ line: names(sample) }),
  streams: {
    line: {
      table: 'settlement_line',
      columns: ['closed_on', 'sold_at'],
      referenceColumns: [],
      naturalKey: {
        file: ['mid', 'batch_id'],
        row: ['mid', 'batch_id', 'source_type', 'ts_utc', 'method', 'scheme', 'x_store', 'x_terminal_id'],
      },
      rules: ({ partner, zone }, columns) => {
        const grossCurrency = firstPresent(columns, 'Gross Currency', 'Payment Currency');
        return {
          ts_utc: {
            kind: 'instant',
            from: 'sold_at',
            zone: columns.includes('TimeZone') ? { kind: 'abbreviation', column: 'TimeZone' } : { kind: 'zone', zone },
          },
          posting_date: { kind: 'day', from: 'closed_on', order: 'ymd' },
          partner: { kind: 'constant', value: partner ?? 'Adyen' },
          ...adyenMethodRules,
          mid: text('Merchant Account'),
          country: text('Country Code'),
          type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('Journal Type'), adyenLineTypes, `'adjustment'`) },
          source_type: text('Journal Type'),
          gross: amount(['Gross Credit (GC)'], ['Gross Debit (GC)'], grossCurrency),
          ccy_gross: { kind: 'currency', from: grossCurrency },
          net: amount(['Net Credit (NC)'], ['Net Debit (NC)'], 'Net Currency'),
          fee_interchange: amount([], ['Interchange (NC)'], 'Net Currency'),
          fee_scheme: amount([], ['Scheme Fees (NC)'], 'Net Currency'),
          fee_markup: amount([], ['Markup (NC)'], 'Net Currency'),
          fee_commission: amount([], ['Commission (NC)', 'Bank/Card Commission (NC)'], 'Net Currency'),
          fee_total: {
            kind: 'expression',
            consumes: [],
            sql: (_, value) => {
              const parts = ['fee_interchange', 'fee_scheme', 'fee_markup', 'fee_commission'].map(value);
              const sum = parts.map((part) => `coalesce(${part}, 0)`).join(' + ');
              return `CASE WHEN ${value('type')} = 'fee' THEN ${value('net')} WHEN coalesce(${parts.join(', ')}) IS NULL THEN NULL ELSE TRY_CAST(${sum} AS DECIMAL(18,6)) END`;
            },
          },
          ccy_net: { kind: 'currency', from: 'Net Currency' },
          fx_rate: { kind: 'number', from: 'Exchange Rate' },
          batch_id: text('Batch Number'),
        };
      },
    },
  },
  open: () => new AdyenAggregateReader(),
  controls: [
    unknownLineTypes(adyenAdjustments),
    {
      sql: (rows) =>
        `SELECT concat('Batch ', batch_id, ' nets to zero with its payout (', ccy_net, ')'), '0', CAST(sum(net) AS VARCHAR) FROM settlement_line WHERE ${rows} ` +
        `GROUP BY batch_id, ccy_net HAVING count(*) FILTER (WHERE type = 'payout') > 0 ORDER BY batch_id, ccy_net`,
    },
  ],
  warnings: () => [
    {
      code: 'ROWS_ARE_SUMS',
      message:
        'Each row stands for all transactions of a day and method: sums hold, counts of rows are no counts of payments. Do not keep it beside the settlement details of the same batches.',
    },
  ],
};
