import { comparedLegs, reconcileRun } from '../reconcile/run-reconcile-entries.ts';
import type { Preparation } from './preparation.ts';

const columns = 'settlement_lag, is_settled_on_time, is_settlement_due, reconciled';
const nothing = `SELECT CAST(0 AS BIGINT) AS row_id, CAST(NULL AS BIGINT) AS settlement_lag, FALSE AS is_settled_on_time, FALSE AS is_settlement_due, 'open' AS reconciled LIMIT 0`;

/**
 * What reconciliation, as of the last day that is loaded, found of our ledger entries: business days to the partner's line, whether
 * that was by the promised day, whether that day has come, and whether the entry is matched, in a break or still open.
 */
export const settledEntries: Preparation = {
  table: 'order_ledger',
  id: 'settled',
  label: 'Matching ledger and partner lines',
  plan: async (workbook, _table, job) => {
    const run = await reconcileRun(workbook, null, job);
    if (run === null || !comparedLegs(run).includes('ledger-partner')) return { key: 'none', select: nothing };
    const { link, member, calendar } = run.tables;
    const { asOf } = run.sources;
    const values = `s.idx - c.idx, k.r_day <= c.promised, c.promised <= ${asOf}, CASE WHEN k.type IS NULL THEN 'matched' ELSE 'break' END`;
    const calendars = (day: string) =>
      `JOIN ${calendar} c ON c.partner = k.partner AND c.day = k.${day} LEFT JOIN ${calendar} s ON s.partner = k.partner AND s.day = k.r_day`;
    const ledger = `k.leg = 'ledger-partner' AND k.l_n > 0`;
    const select = `WITH single AS (
  SELECT k.l_id, ${values} FROM ${link} k ${calendars('l_day')} WHERE ${ledger} AND k.grp IS NULL
), grouped AS (
  SELECT o.rowid, ${values} FROM ${link} k ${calendars('l_day')} JOIN ${member} m ON m.leg = k.leg AND m.grp = k.grp AND m.side = 'left'
    JOIN (SELECT *, rowid FROM order_ledger) o ON o.extract_id = m.extract_id AND o.row_no = m.row_no WHERE ${ledger} AND k.grp IS NOT NULL
), waiting AS (
  SELECT o.rowid, CAST(NULL AS BIGINT), FALSE, c.promised <= ${asOf} AND coalesce(e.type, '') <> 'duplicate',
    CASE e.kind WHEN 'break' THEN 'break' WHEN 'suggestion' THEN 'suggested' WHEN 'accepted' THEN 'accepted' ELSE 'waiting' END
  FROM ${run.entries} e JOIN ${calendar} c ON c.partner = e.partner AND c.day = e.day
    JOIN (SELECT *, rowid FROM order_ledger) o ON o.extract_id = e.l_extract AND o.row_no = e.l_row
  WHERE e.leg = 'ledger-partner' AND e.origin = 'open' AND e.l_n > 0
)
SELECT any_value(row_id) AS row_id, any_value(settlement_lag) AS settlement_lag, bool_or(is_settled_on_time) AS is_settled_on_time, bool_or(is_settlement_due) AS is_settlement_due, any_value(reconciled) AS reconciled
FROM (SELECT * FROM single UNION ALL SELECT * FROM grouped UNION ALL SELECT * FROM waiting) v(row_id, ${columns}) GROUP BY v.row_id`;
    return { key: run.entries, select };
  },
};
