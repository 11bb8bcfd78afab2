import { sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { sourceTable } from '../table-facts.ts';
import type { Preparation } from './preparation.ts';

/** File time of the entry that an ACH return brings back: the newest before it with the same trace number and company. */
export const achOriginals: Preparation = {
  table: 'ach_return',
  id: 'originals',
  label: 'Looking for the entries of returns',
  plan: async (workbook, table, job) => {
    const entries = await sourceTable(workbook, 'ach_entry', job.signal);
    const returned = [...sourceConditions({ table, instants: null, buckets: null }), 'original_trace IS NOT NULL'].join(' AND ');
    const sent = [...sourceConditions({ table: entries, instants: null, buckets: null }), 'trace IS NOT NULL'].join(' AND ');
    return {
      key: '',
      select: `SELECT r.row_id, max(e.ts_utc) AS original_at
FROM (SELECT rowid AS row_id, original_trace, company_id, ts_utc FROM ach_return WHERE ${returned}) r
JOIN (SELECT trace, company_id, ts_utc FROM ach_entry WHERE ${sent}) e
  ON e.trace = r.original_trace AND (e.company_id = r.company_id OR e.company_id IS NULL OR r.company_id IS NULL) AND e.ts_utc <= r.ts_utc
GROUP BY r.row_id`,
    };
  },
};
