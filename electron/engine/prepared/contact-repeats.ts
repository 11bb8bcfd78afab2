import { type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import type { Preparation } from './preparation.ts';

/** When the same customer next got in touch about the same reason; a transfer belongs to the contact it came from. */
export const contactRepeats: Preparation = {
  table: 'contact',
  id: 'repeats',
  label: 'Looking for repeated contacts',
  plan: async (_workbook, table) => ({ key: '', select: selectSql(table) }),
};

function selectSql(table: SourceTable): string {
  const rows = [
    ...sourceConditions({ table, instants: null, buckets: null }),
    'ts_utc IS NOT NULL',
    'is_transfer IS NOT TRUE',
    'customer_id IS NOT NULL',
  ];
  return `SELECT rowid AS row_id, lead(ts_utc) OVER (PARTITION BY customer_id, reason ORDER BY ts_utc, extract_id, row_no) AS next_contact_at
FROM contact WHERE ${rows.join(' AND ')}`;
}
