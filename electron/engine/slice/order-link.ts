import { attemptTable } from '../../../shared/domain/tables.ts';
import { answered, approved } from '../../../shared/metrics/populations.ts';
import { type OrderLink, type SourceTable, sourceConditions } from '../../../shared/metrics/slice-source.ts';
import { compileFilter } from '../../../shared/query/compile-filter.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { keptTable } from './kept-table.ts';

const repeated = ['ts_utc', ...attemptTable.columns.filter(({ role }) => role === 'dimension').map(({ name }) => name)];

/**
 * Links retries to their orders once for each state of the data, over sessions, too. Candidates are found by a hash of the order id,
 * which is three times cheaper than grouping the ids themselves; a chance collision only adds a candidate, which the exact second step
 * lets go.
 * An order is paid by an approval up to 24 hours after its first attempt, whatever the period that is asked.
 */
export function orderLink(workbook: OpenWorkbook, table: SourceTable, job: JobContext): Promise<OrderLink> {
  const cache = dataCache(workbook);
  return cache.once('order-link', job.signal, async () => {
    const name = await keptTable(workbook, 'attempt', 'order_link', linkSql(table), 'Linking attempts to orders', job);
    return { table: name, columns: new Set(repeated) };
  });
}

function linkSql(table: SourceTable): string {
  const conditions = [
    ...sourceConditions({ table, instants: null, buckets: null }),
    compileFilter(answered, table),
    '"order_id" IS NOT NULL',
  ].join(' AND ');
  return `WITH candidate AS (
  SELECT hash(order_id) AS order_hash FROM attempt WHERE ${conditions} GROUP BY 1 HAVING count(*) > 1
), member AS (
  SELECT rowid AS attempt_rowid, order_id, ts_utc, attempt_no, extract_id, row_no, method, partner, mid, ${compileFilter(approved, table)} AS is_approved
  FROM attempt WHERE ${conditions} AND hash(order_id) IN (SELECT order_hash FROM candidate)
), ranked AS MATERIALIZED (
  SELECT attempt_rowid, ts_utc, attempt_no, extract_id, row_no, method, partner, mid, is_approved,
    row_number() OVER attempts = 1 AS is_first, first_value(attempt_rowid) OVER attempts AS first_rowid, first_value(ts_utc) OVER attempts AS first_utc
  FROM member WINDOW attempts AS (PARTITION BY order_id ORDER BY ts_utc, attempt_no, extract_id, row_no)
), rescue AS (
  SELECT first_rowid, arg_min(struct_pack(method, partner, mid), (ts_utc, coalesce(attempt_no, 0), extract_id, row_no)) AS paid_by
  FROM ranked WHERE is_approved AND ts_utc <= first_utc + INTERVAL 24 HOUR GROUP BY first_rowid
), rescued AS (
  SELECT l.attempt_rowid, TRUE AS is_first, l.first_rowid, CASE WHEN r.paid_by.method IS DISTINCT FROM l.method THEN 'switched'
    WHEN r.paid_by.partner IS DISTINCT FROM l.partner OR r.paid_by.mid IS DISTINCT FROM l.mid THEN 'rerouted' ELSE 'same' END AS recovery
  FROM ranked l JOIN rescue r ON r.first_rowid = l.attempt_rowid WHERE l.is_first AND NOT l.is_approved
), linked AS (
  SELECT attempt_rowid, FALSE AS is_first, first_rowid, NULL AS recovery FROM ranked WHERE NOT is_first UNION ALL SELECT * FROM rescued
)
SELECT l.attempt_rowid, l.is_first, l.first_rowid, l.recovery, ${repeated.map((name) => `a.${quoteName(name)}`).join(', ')}
FROM attempt a JOIN linked l ON l.attempt_rowid = a.rowid`;
}
