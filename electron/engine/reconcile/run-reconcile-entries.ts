import { hashValue } from '../../../shared/base/hash.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { quoteText } from '../../../shared/query/sql-text.ts';
import { ageBucketSql } from '../../../shared/reconcile/age.ts';
import { type Standing, standings } from '../../../shared/reconcile/decision.ts';
import { type KnownCounts, type Leg, legNeeds, legs } from '../../../shared/reconcile/leg.ts';
import { entriesSql } from '../../../shared/reconcile/sql/entry-sql.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult, type ResultCell } from '../read-small-result.ts';
import { type MatchedTables, matchedTables } from './run-reconcile-match.ts';
import { type ReconcileSources, reconcileSources } from './run-reconcile-sources.ts';
import { addScratchTable } from '../scratch-tables.ts';

/** A run with its queue, and what people had decided by the day of the view. */
export interface ReconcileRun {
  readonly sources: ReconcileSources;
  readonly tables: MatchedTables;
  /** Qualified name of the queue's table. */
  readonly entries: string;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly counts: KnownCounts;
}

const keptQueues = 4;

/** Everything known on a day (YYYY-MM-DD; null = all that is loaded), matched and put into a queue; null when there are no rows. */
export async function reconcileRun(workbook: OpenWorkbook, asOf: string | null, job: JobContext): Promise<ReconcileRun | null> {
  const sources = await reconcileSources(workbook, asOf, job.signal);
  const day = sources.asOf;
  if (day === null) return null;
  const tables = await matchedTables(workbook, sources, job);
  const found = standings(workbook.document().reconciliation.decisions, asOf);
  const accepted = [...found].filter(([, { accepted }]) => accepted !== null).map(([key]) => key);
  const cache = dataCache(workbook);
  const id = hashValue([sources.id, accepted]);
  const entries = await cache.once(`reconcile-queue|${id}`, job.signal, async () => {
    job.progress('Listing breaks', null);
    const { name, gone } = await addScratchTable(workbook, 'queue', id, entriesSql(tables, accepted, day), keptQueues, job.signal);
    for (const old of gone) if (old !== id) cache.forget(`reconcile-queue|${old}`);
    return name;
  });
  return { sources, tables, entries, standings: found, counts: await knownCounts(workbook, sources, tables, job.signal) };
}

async function knownCounts(
  workbook: OpenWorkbook,
  { rows }: ReconcileSources,
  tables: MatchedTables,
  signal: AbortSignal,
): Promise<KnownCounts> {
  const sql = `SELECT (SELECT count(*) FROM ${tables.payout}), (SELECT count(*) FROM ${tables.lines})`;
  const [[payouts = 0, lines = 0] = []] = await readOnce(workbook, sql, signal);
  return { ledger: rows.order_ledger, lines: Number(lines), payouts: Number(payouts), bank: rows.bank_line };
}

/** Rows of a query over tables of a run, which never change: read once, however often people decide something. */
export function readOnce(workbook: OpenWorkbook, sql: string, signal: AbortSignal): Promise<readonly (readonly ResultCell[])[]> {
  return dataCache(workbook).once(`reconcile-read|${sql}`, signal, () => readSmallResult(workbook, sql, signal));
}

/** Legs of which both sides have rows. */
export function comparedLegs({ counts }: Pick<ReconcileRun, 'counts'>): readonly Leg[] {
  return legs.filter((leg) => legNeeds(leg, counts).length === 0);
}

/** The queue, or another list of entries, as `e`: with its age, its difference and where it stands. */
export function queueSql(run: ReconcileRun, list: string = run.entries): string {
  const decided = [...run.standings].filter(([, { owner, writtenOff }]) => owner !== null || writtenOff !== null);
  const rows = decided.map(
    ([key, { owner, writtenOff }]) => `(${quoteText(key)}, ${owner === null ? 'NULL' : quoteText(owner)}, ${writtenOff !== null})`,
  );
  const standing = rows.length === 0 ? `SELECT NULL::VARCHAR, NULL::VARCHAR, NULL::BOOLEAN LIMIT 0` : `VALUES ${rows.join(', ')}`;
  const age = `greatest(0, ${run.sources.asOf} - q.day)`;
  return `(SELECT q.*, s.owner, ${age} AS age, ${ageBucketSql(age)} AS bucket, CASE WHEN q.ccy = q.r_ccy THEN q.l_sum - q.r_sum END AS difference,
    CASE q.kind WHEN 'break' THEN CASE WHEN s.written THEN 'written_off' ELSE 'open' END WHEN 'suggestion' THEN 'suggested' ELSE q.kind END AS state
  FROM ${list} q LEFT JOIN (${standing}) s(key, owner, written) ON s.key = q.key
  WHERE q.leg IN (${['', ...comparedLegs(run)].map(quoteText).join(', ')})) e`;
}
