import { machineFormat } from '../../money/number-format.ts';
import type { ColumnRule } from '../column-rule.ts';
import { type HeaderFormat, wordsSql } from '../extract-format.ts';
import { adyenMethodRules } from './adyen-methods.ts';
import { adyenAdjustments, adyenLineTypes } from './adyen-line-types.ts';
import { unknownLineTypes } from '../unknown-types.ts';

const net = (plus: readonly string[], minus: readonly string[], currency: string): ColumnRule => ({
  kind: 'amount',
  plus,
  minus,
  unit: 'major',
  format: machineFormat,
  currency,
});
const text = (from: string): ColumnRule => ({ kind: 'text', from });

/**
 * Adyen Settlement details, 30-column shape of 2016 and 49-column shape of 2025, by column name. Debit and credit columns; fees in the
 * net currency, positive = charged. A batch with its payout row nets to zero.
 */
export const adyenSettlementDetails: HeaderFormat = {
  kind: 'header',
  id: 'adyen.settlement_details',
  label: 'Adyen settlement details',
  table: 'settlement_line',
  verified: true,
  required: [
    'Merchant Account',
    'Psp Reference',
    'Merchant Reference',
    'Payment Method',
    'Creation Date',
    'TimeZone',
    'Type',
    'Modification Reference',
    'Gross Currency',
    'Gross Debit (GC)',
    'Gross Credit (GC)',
    'Net Currency',
    'Net Debit (NC)',
    'Net Credit (NC)',
    'Batch Number',
  ],
  referenceColumns: [
    'Psp Reference',
    'Merchant Reference',
    'Modification Reference',
    'Modification Merchant Reference',
    'Merchant Order Reference',
    'ARN',
  ],
  naturalKey: { file: ['mid', 'batch_id'], row: ['partner_ref', 'source_type', 'x_modification_reference'] },
  rules: (_, choice) => ({
    ts_utc: { kind: 'instant', from: 'Creation Date', zone: { kind: 'abbreviation', column: 'TimeZone' } },
    posting_date: {
      kind: 'expression',
      consumes: [],
      sql: (source) => `TRY_CAST(left(coalesce(${source('Booking Date')}, ${source('Creation Date')}), 10) AS DATE)`,
    },
    partner: { kind: 'constant', value: choice.partner ?? 'Adyen' },
    ...adyenMethodRules,
    mid: text('Merchant Account'),
    country: text('Shopper Country'),
    type: { kind: 'expression', consumes: [], sql: (source) => wordsSql(source('Type'), adyenLineTypes, `'adjustment'`) },
    source_type: text('Type'),
    partner_ref: text('Psp Reference'),
    merchant_ref: text('Merchant Reference'),
    gross: net(['Gross Credit (GC)'], ['Gross Debit (GC)'], 'Gross Currency'),
    ccy_gross: { kind: 'currency', from: 'Gross Currency' },
    net: net(['Net Credit (NC)'], ['Net Debit (NC)'], 'Net Currency'),
    fee_interchange: net([], ['Interchange (NC)'], 'Net Currency'),
    fee_scheme: net([], ['Scheme Fees (NC)'], 'Net Currency'),
    fee_markup: net([], ['Markup (NC)'], 'Net Currency'),
    fee_commission: net([], ['Commission (NC)'], 'Net Currency'),
    // A fee row has no parts: its net is the fee.
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
    payout_id: {
      kind: 'expression',
      consumes: [],
      sql: (source, value) => `CASE WHEN ${value('type')} = 'payout' THEN ${source('Modification Reference')} END`,
    },
  }),
  controls: [
    unknownLineTypes(adyenAdjustments),
    // Where nothing was converted, what is gross and was charged for it must give the net.
    {
      sql: (rows) =>
        "SELECT 'Lines whose net is not gross and fees', '0', CAST(count(*) FILTER (WHERE net IS DISTINCT FROM gross + coalesce(fee_total, 0)) AS VARCHAR) " +
        `FROM settlement_line WHERE ${rows} AND gross IS NOT NULL AND ccy_gross = ccy_net AND type NOT IN ('fee', 'payout') HAVING count(*) > 0`,
    },
    {
      sql: (rows) =>
        `SELECT concat('Batch ', batch_id, ' nets to zero with its payout (', ccy_net, ')'), '0', CAST(sum(net) AS VARCHAR) FROM settlement_line WHERE ${rows} ` +
        `GROUP BY batch_id, ccy_net HAVING count(*) FILTER (WHERE type = 'payout') > 0 ORDER BY batch_id, ccy_net`,
    },
  ],
  warnings: () => [],
};
