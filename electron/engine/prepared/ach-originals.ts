import { sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { sourceTable } from '../table-facts.ts';
import type { Preparation } from './preparation.ts';

/**
 * The entry that an ACH return brings back, the newest before it with the same trace number and company, and the file it was sent in:
 * a delivery may hold several, told apart by when each was made.
 */
export const achOriginals: Preparation = {
  table: 'ach_return',
  id: 'originals',
  label: 'Looking for the entries of returns',
  plan: async (workbook, table, job) => {
    const entries = await sourceTable(workbook, 'ach_entry', job.signal);
    const returned = [...sourceConditions({ table, instants: null, buckets: null }), 'original_trace IS NOT NULL'].join(' AND ');
    const sent = [...sourceConditions({ table: entries, instants: null, buckets: null }), 'trace IS NOT NULL'].join(' AND ');
    const file = `coalesce(company_id, '') || '|' || extract_id || '|' || epoch_ms(ts_utc)`;
    return {
      key: '',
      select: `WITH entry AS (
  SELECT trace, company_id, ts_utc, ${file} AS file, direction = 'debit' AND is_prenote IS NOT TRUE AS is_debit FROM ach_entry WHERE ${sent}
), size AS (
  SELECT file, count(*) FILTER (WHERE is_debit) AS debits FROM entry GROUP BY file
), original AS (
  SELECT r.row_id, max(e.ts_utc) AS original_at, arg_max(e.file, e.ts_utc) AS original_file
  FROM (SELECT rowid AS row_id, original_trace, company_id, ts_utc FROM ach_return WHERE ${returned}) r
  JOIN entry e ON e.trace = r.original_trace AND (e.company_id = r.company_id OR e.company_id IS NULL OR r.company_id IS NULL) AND e.ts_utc <= r.ts_utc
  GROUP BY r.row_id
)
SELECT o.row_id, o.original_at, o.original_file, s.debits AS original_file_debits FROM original o JOIN size s ON s.file = o.original_file`,
    };
  },
};
