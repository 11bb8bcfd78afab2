import type { FactTableName } from '../../shared/domain/tables.ts';
import { quoteText } from '../../shared/query/sql-text.ts';
import type { RowReference } from '../../shared/reconcile/result.ts';
import type { OpenWorkbook } from './engine-context.ts';
import { readSmallResult } from './read-small-result.ts';
import type { ReconcileRun } from './run-reconcile-entries.ts';
import type { QueueRow } from './run-reconcile-queue.ts';

/** Rows named of one side of a group; the entry says how many there are in all. */
const mostRows = 20;

/** Rows behind entries that stand for more than one row, by `<l|r>|<entry key>`. */
export async function groupRows(
  workbook: OpenWorkbook,
  run: ReconcileRun,
  entries: readonly QueueRow[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly RowReference[]>> {
  const groups = entries.filter(({ grp }) => grp !== null);
  const found = new Map<string, RowReference[]>();
  if (groups.length === 0) return found;
  const wanted = groups.map(
    (row) =>
      `(${[row.leg, row.partner, row.grp, row.ccy, row.r_ccy, row.key, row.type].map((cell) => (cell === null ? 'NULL' : quoteText(String(cell)))).join(', ')})`,
  );
  const sql = `WITH wanted AS (SELECT * FROM (VALUES ${wanted.join(', ')}) v(leg, partner, grp, ccy, r_ccy, key, type)), behind AS (
    SELECT CASE m.side WHEN 'left' THEN 'l' ELSE 'r' END AS side, w.key, m.tbl, m.extract_id, m.line_no FROM wanted w JOIN ${run.tables.member} m ON m.leg = w.leg AND m.grp = w.grp
    UNION ALL SELECT 'r', w.key, p.tbl, p.extract_id, p.line_no FROM wanted w JOIN ${run.tables.paid} p ON w.leg = 'lines-payout' AND p.partner = w.partner AND p.grp = w.grp AND p.ccy = w.r_ccy
    UNION ALL SELECT 'l', w.key, 'settlement_line', t.extract_id, t.line_no FROM wanted w JOIN ${run.tables.lines} b ON w.leg = 'lines-payout' AND w.type IS DISTINCT FROM 'duplicate'
      AND b.partner = w.partner AND b.grp = w.grp AND b.ccy = w.ccy
      JOIN settlement_line t ON t.payout_id IS NOT DISTINCT FROM b.payout_id AND t.batch_id IS NOT DISTINCT FROM b.batch_id AND t.mid IS NOT DISTINCT FROM b.mid
      AND upper(trim(coalesce(t.ccy_net, 'XXX'))) = b.ccy AND lower(trim(coalesce(t.type, ''))) <> 'payout' AND t.net IS NOT NULL AND ${run.sources.known.settlement_line.where}
      LEFT JOIN ${run.tables.partner} n ON n.name = t.partner
      WHERE coalesce(n.partner, '') = b.partner AND (b.only_day IS NULL OR coalesce(CAST(t.posting_date - DATE '1970-01-01' AS BIGINT), ${run.sources.known.settlement_line.localDay}) = b.only_day)
  )
  SELECT side, key, tbl, extract_id, line_no FROM behind QUALIFY row_number() OVER (PARTITION BY side, key ORDER BY extract_id, line_no) <= ${mostRows} ORDER BY extract_id, line_no`;
  for (const [side, key, table, extract, line] of await readSmallResult(workbook, sql, signal)) {
    const name = `${String(side)}|${String(key)}`;
    found.set(name, [...(found.get(name) ?? []), { table: String(table) as FactTableName, extract: Number(extract), line: Number(line) }]);
  }
  return found;
}
