import { type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { Preparation } from './preparation.ts';

/** Refunds that look like one given twice, and refunds by which an order got back more than it paid. */
export const refundChecks: Preparation = {
  table: 'settlement_line',
  id: 'refunds',
  label: 'Checking refunds',
  plan: async (_workbook, table) => ({ key: '', select: selectSql(table) }),
};

/** A duplicate is a second refund of the same order, amount and currency within 24 hours; reversed refunds give back what they took. */
function selectSql(table: SourceTable): string {
  const rows = [
    ...sourceConditions({ table, instants: null, buckets: null }),
    'ts_utc IS NOT NULL',
    'merchant_ref IS NOT NULL',
    'gross IS NOT NULL',
  ];
  const order = 'PARTITION BY partner, merchant_ref, ccy_gross';
  const inTime = 'ORDER BY ts_utc, extract_id, line_no';
  return `WITH line AS (
  SELECT rowid AS row_id, * FROM settlement_line WHERE ${rows.join(' AND ')} AND type IN ('sale', 'refund', 'refund_reversal')
), balance AS (
  SELECT row_id, type, ts_utc, sum(gross) OVER (${order}) AS kept, sum(CASE WHEN type = 'sale' THEN gross ELSE 0 END) OVER (${order}) AS sold,
    sum(gross) OVER (${order} ${inTime} ROWS UNBOUNDED PRECEDING) AS left_over,
    lag(ts_utc) OVER (PARTITION BY partner, merchant_ref, ccy_gross, type, gross ${inTime}) AS same_before
  FROM line
)
SELECT row_id, coalesce(ts_utc <= same_before + INTERVAL 24 HOUR, FALSE) AS is_duplicate_refund, sold > 0 AND kept < 0 AND left_over < 0 AS is_over_refund
FROM balance WHERE type = 'refund'`;
}
