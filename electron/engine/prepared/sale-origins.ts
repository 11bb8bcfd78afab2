import { type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { Preparation } from './preparation.ts';

/** When the sale behind a settlement line happened: its own time for a sale, else that of the first sale with the same reference. */
export const saleOrigins: Preparation = {
  table: 'settlement_line',
  id: 'origins',
  label: 'Looking for the sales of refunds and disputes',
  plan: async (_workbook, table) => ({ key: '', select: selectSql(table) }),
};

function selectSql(table: SourceTable): string {
  const rows = [...sourceConditions({ table, instants: null, buckets: null }), 'ts_utc IS NOT NULL'].join(' AND ');
  const sales = (reference: string) =>
    `(SELECT partner, ${reference} AS reference, min(ts_utc) AS sold_at FROM settlement_line WHERE ${rows} AND type = 'sale' AND ${reference} IS NOT NULL GROUP BY ALL)`;
  return `SELECT l.rowid AS row_id, CASE WHEN l.type = 'sale' THEN l.ts_utc ELSE coalesce(o.sold_at, p.sold_at) END AS origin_at
FROM (SELECT *, rowid FROM settlement_line WHERE ${rows} AND type IN ('sale', 'refund', 'refund_reversal', 'chargeback', 'chargeback_reversal')) l
LEFT JOIN ${sales('merchant_ref')} o ON l.type <> 'sale' AND o.partner IS NOT DISTINCT FROM l.partner AND o.reference = l.merchant_ref
LEFT JOIN ${sales('partner_ref')} p ON l.type <> 'sale' AND p.partner IS NOT DISTINCT FROM l.partner AND p.reference = l.partner_ref`;
}
