import { formatDay } from '../../../shared/calendar/day.ts';
import type { FactTableName } from '../../../shared/domain/tables.ts';
import { allOf, type Filter } from '../../../shared/query/filter.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import type { RowReference } from '../../../shared/reconcile/result.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult, type ResultCell } from '../read-small-result.ts';
import type { ReconcileRun } from './run-reconcile-entries.ts';
import type { QueueRow } from './run-reconcile-queue.ts';

/** Rows named of one side of a group; the entry says how many there are in all. */
const mostRows = 20;
/** Batches that one payout may be made of before its lines are only named, not filtered by. */
const mostBatches = 50;

/** Rows behind entries that stand for more than one row, by `<l|r>|<entry key>`; `where` finds all of them. */
export type GroupRows = ReadonlyMap<string, { readonly rows: readonly RowReference[]; readonly where: Filter | null }>;

export async function groupRows(
  workbook: OpenWorkbook,
  run: ReconcileRun,
  entries: readonly QueueRow[],
  signal: AbortSignal,
): Promise<GroupRows> {
  const groups = entries.filter(({ grp }) => grp !== null);
  const found = new Map<string, { rows: RowReference[]; where: Filter | null }>();
  if (groups.length === 0) return found;
  const wanted = wantedSql(groups);
  const of = (side: ResultCell | undefined, key: ResultCell | undefined) => {
    const name = `${String(side)}|${String(key)}`;
    const own = found.get(name) ?? { rows: [], where: null };
    found.set(name, own);
    return own;
  };
  for (const [side, key, table, extract, row, line] of await readSmallResult(workbook, rowsSql(run, wanted), signal))
    of(side, key).rows.push({ table: String(table) as FactTableName, extract: Number(extract), row: Number(row), line: Number(line) });
  const batches = `${wanted} SELECT w.key, b.partner, b.payout_id, b.batch_id, b.mid, b.ccy, b.only_day FROM wanted w JOIN ${run.tables.lines} b ON ${ofWanted('b')}
    QUALIFY count(*) OVER (PARTITION BY w.key) <= ${mostBatches} ORDER BY ALL`;
  for (const [key, ...batch] of await readSmallResult(workbook, batches, signal)) {
    const own = of('l', key);
    const where = batchFilter(run, batch);
    own.where = own.where === null ? where : { kind: 'or', parts: [...(own.where.kind === 'or' ? own.where.parts : [own.where]), where] };
  }
  return found;
}

function wantedSql(groups: readonly QueueRow[]): string {
  const cell = (value: ResultCell) => (value === null ? 'NULL' : quoteText(String(value)));
  const rows = groups.map((row) => `(${[row.leg, row.partner, row.grp, row.ccy, row.r_ccy, row.key, row.type].map(cell).join(', ')})`);
  return `WITH wanted AS (SELECT * FROM (VALUES ${rows.join(', ')}) v(leg, partner, grp, ccy, r_ccy, key, type))`;
}

/** Batches of lines that are the left side of a wanted payout. */
const ofWanted = (batch: string) =>
  `w.leg = 'lines-payout' AND w.type IS DISTINCT FROM 'duplicate' AND ${batch}.partner = w.partner AND ${batch}.grp = w.grp AND ${batch}.ccy = w.ccy`;

function rowsSql({ tables, sources }: ReconcileRun, wanted: string): string {
  const { where, localDay } = sources.known.settlement_line;
  return `${wanted}, behind AS (
    SELECT CASE m.side WHEN 'left' THEN 'l' ELSE 'r' END AS side, w.key, m.tbl, m.extract_id, m.row_no, m.line_no FROM wanted w JOIN ${tables.member} m ON m.leg = w.leg AND m.grp = w.grp
    UNION ALL SELECT 'r', w.key, p.tbl, p.extract_id, p.row_no, p.line_no FROM wanted w JOIN ${tables.paid} p
      ON w.leg = 'lines-payout' AND p.partner = w.partner AND p.grp = w.grp AND p.ccy = w.r_ccy
    UNION ALL SELECT 'l', w.key, 'settlement_line', t.extract_id, t.row_no, t.line_no FROM wanted w JOIN ${tables.lines} b ON ${ofWanted('b')}
      JOIN settlement_line t ON t.payout_id IS NOT DISTINCT FROM b.payout_id AND t.batch_id IS NOT DISTINCT FROM b.batch_id AND t.mid IS NOT DISTINCT FROM b.mid
      AND upper(trim(coalesce(t.ccy_net, 'XXX'))) = b.ccy AND lower(trim(coalesce(t.type, ''))) <> 'payout' AND t.net IS NOT NULL AND ${where}
      LEFT JOIN ${tables.partner} n ON n.name = t.partner
      WHERE coalesce(n.partner, '') = b.partner AND (b.only_day IS NULL OR coalesce(CAST(t.posting_date - DATE '1970-01-01' AS BIGINT), ${localDay}) = b.only_day)
  )
  SELECT side, key, tbl, extract_id, row_no, line_no FROM behind QUALIFY row_number() OVER (PARTITION BY side, key ORDER BY extract_id, row_no) <= ${mostRows}
  ORDER BY extract_id, row_no`;
}

/** One batch of lines as a filter of the settlement lines. */
function batchFilter({ sources }: ReconcileRun, [partner, payout, batch, mid, currency, onlyDay]: readonly ResultCell[]): Filter {
  const is = (column: string, value: ResultCell | undefined): Filter =>
    value === null || value === undefined ? { kind: 'missing', column } : { kind: 'compare', column, operator: '=', value: String(value) };
  const names = [...sources.partnerOf].filter(([, name]) => name === partner).map(([name]) => name);
  return allOf(
    { kind: 'in', column: 'partner', values: names.length === 0 ? [null] : names },
    is('payout_id', payout),
    is('batch_id', batch),
    is('mid', mid),
    is('ccy_net', currency),
    { kind: 'not', part: { kind: 'compare', column: 'type', operator: '=', value: 'payout' } },
    onlyDay === null || onlyDay === undefined ? { kind: 'all' } : is('posting_date', formatDay(Number(onlyDay))),
  );
}
