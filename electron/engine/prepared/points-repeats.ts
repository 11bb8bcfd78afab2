import { type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { Preparation } from './preparation.ts';

/** A redemption that repeats another of the same order and points within a minute. */
export const pointsRepeats: Preparation = {
  table: 'points_event',
  id: 'repeats',
  label: 'Looking for double redemptions',
  plan: async (_workbook, table) => ({ key: '', select: selectSql(table) }),
};

function selectSql(table: SourceTable): string {
  const rows = [
    ...sourceConditions({ table, instants: null, buckets: null }),
    "type = 'redemption'",
    "result = 'ok'",
    'order_id IS NOT NULL',
  ];
  const before = 'lag(ts_utc) OVER (PARTITION BY partner, order_id, points ORDER BY ts_utc, extract_id, line_no)';
  return `SELECT rowid AS row_id, coalesce(ts_utc <= ${before} + INTERVAL 60 SECOND, FALSE) AS is_double_redemption FROM points_event WHERE ${rows.join(' AND ')}`;
}
