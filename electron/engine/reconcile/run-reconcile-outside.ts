import type { Leg, Side } from '../../../shared/reconcile/leg.ts';
import type { LegSummary } from '../../../shared/reconcile/result.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';
import type { ReconcileRun } from './run-reconcile-entries.ts';
import type { ReconcileTable } from './run-reconcile-sources.ts';

type BothSides = LegSummary['outside'];
const none: BothSides = { left: 0, right: 0 };

/** Rows that are nobody's item, and rows whose amount could not be read, by leg and side: neither is hidden, neither is matched. */
export async function rowsOutside(
  workbook: OpenWorkbook,
  run: ReconcileRun,
  signal: AbortSignal,
): Promise<ReadonlyMap<Leg, { readonly outside: BothSides; readonly unreadable: BothSides }>> {
  // Bank lines that could have been a payout's and were not chosen are outside as well.
  const strangers = `SELECT leg, side, count(*) AS n FROM ${run.tables.open} o WHERE partner IS NULL AND NOT EXISTS (SELECT 1 FROM ${run.entries} e
    WHERE e.leg = o.leg AND e.r_extract = o.extract_id AND e.r_row = o.row_no) GROUP BY ALL`;
  const sql = `SELECT 'outside' AS kind, leg, side, sum(n) AS n FROM (SELECT leg, side, n FROM ${run.tables.outside} UNION ALL ${strangers}) GROUP BY ALL
    UNION ALL ${unreadableSql(run)}`;
  const found = new Map<Leg, { outside: BothSides; unreadable: BothSides }>();
  for (const [kind, leg, side, n] of await readSmallResult(workbook, sql, signal)) {
    const own = found.get(leg as Leg) ?? { outside: none, unreadable: none };
    const name = kind === 'outside' ? 'outside' : 'unreadable';
    found.set(leg as Leg, { ...own, [name]: { ...own[name], [String(side)]: own[name][side as Side] + Number(n) } });
  }
  return found;
}

function unreadableSql({ sources }: ReconcileRun): string {
  const count = (leg: Leg, side: Side, table: ReconcileTable, condition: string) =>
    `SELECT 'unreadable', '${leg}', '${side}', count(*) FROM ${table} t WHERE ${sources.known[table].where} AND ${condition}`;
  const type = `lower(trim(coalesce(t.type, '')))`;
  return [
    count('ledger-partner', 'left', 'order_ledger', 't.amount IS NULL'),
    count('ledger-partner', 'right', 'settlement_line', `${type} NOT IN ('fee', 'payout') AND coalesce(t.gross, t.net) IS NULL`),
    count('lines-payout', 'left', 'settlement_line', `${type} <> 'payout' AND t.net IS NULL`),
    ...(['lines-payout', 'payout-bank'] as const).flatMap((leg) => {
      const side = leg === 'lines-payout' ? 'right' : 'left';
      return [count(leg, side, 'payout', 't.amount IS NULL'), count(leg, side, 'settlement_line', `${type} = 'payout' AND t.net IS NULL`)];
    }),
    count('payout-bank', 'right', 'bank_line', 't.amount IS NULL'),
  ].join(' UNION ALL ');
}
