import { hashValue } from '../../../shared/base/hash.ts';
import { dayNumber, formatDay } from '../../../shared/calendar/day.ts';
import { localDay, startOfDay } from '../../../shared/calendar/time-zone.ts';
import type { FactTableName } from '../../../shared/domain/tables.ts';
import { timeBuckets } from '../../../shared/query/time-bucket.ts';
import { quoteInstant } from '../../../shared/query/sql-text.ts';
import { partnerOfName, type Reconciliation } from '../../../shared/reconcile/reconciliation.ts';
import type { ItemContext, KnownRows } from '../../../shared/reconcile/sql/item-sql.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readSmallResult } from '../read-small-result.ts';

/** Tables of a reconciliation; files spell a partner's name before our ledger does. */
export const reconcileTables = ['settlement_line', 'payout', 'bank_line', 'order_ledger'] as const satisfies readonly FactTableName[];
export type ReconcileTable = (typeof reconcileTables)[number];

/** What is known on the day of the view, before anything is compared. */
export interface ReconcileSources {
  /** Names the run: the same day, rows and rules give the same id. */
  readonly id: string;
  /** The day of the view, days since 1970-01-01; null when no table holds a row with a time. */
  readonly asOf: number | null;
  readonly known: { readonly [T in ReconcileTable]: KnownRows };
  /** Rows known of each table. */
  readonly rows: { readonly [T in ReconcileTable]: number };
  /** Names in the rows -> partner. */
  readonly partnerOf: ReadonlyMap<string, string>;
  readonly context: ItemContext;
}

/** Extracts that count on a day: those said to be received by then, else those loaded by then where files count from their loading. */
async function knownExtracts(workbook: OpenWorkbook, asOf: string | null, rules: Reconciliation): Promise<readonly number[]> {
  const active = new Set(workbook.activeExtracts());
  const zone = workbook.document().settings.timeZone;
  const isKnown = (file: number, loadedAt: string): boolean => {
    if (asOf === null) return true;
    const received = rules.received[file];
    if (received !== undefined) return received <= asOf;
    return rules.knownFrom === 'rows' || formatDay(localDay(zone, Date.parse(loadedAt))) <= asOf;
  };
  const extracts = (await workbook.extracts()).filter(
    ({ id, corrects, receipt }) => active.has(id) && isKnown(corrects ?? id, receipt.loadedAt),
  );
  return extracts.map(({ id }) => id);
}

/** Reads what the comparison starts from. `asOf` null: everything that is loaded, as of its last day. */
export async function reconcileSources(workbook: OpenWorkbook, asOf: string | null, signal: AbortSignal): Promise<ReconcileSources> {
  const document = workbook.document();
  const { knownFrom, received, partners } = document.reconciliation;
  const rules = { knownFrom, received, partners };
  const rates = { reporting: document.settings.currency, rates: document.settings.fx };
  const zone = document.settings.timeZone;
  const extracts = await knownExtracts(workbook, asOf, document.reconciliation);
  const inExtracts = extracts.length === 0 ? 'FALSE' : `t.extract_id IN (${extracts.join(', ')})`;
  const byDay = asOf === null ? '' : ` AND (t.ts_utc IS NULL OR t.ts_utc < ${quoteInstant(startOfDay(zone, dayNumber(asOf) + 1))})`;
  const where = `${inExtracts}${byDay}`;
  const id = hashValue([dataCache(workbook).state, rules, rates, zone, asOf]);
  return dataCache(workbook).once(`reconcile-sources|${id}`, signal, async () => {
    const facts = await Promise.all(reconcileTables.map((table) => tableExtent(workbook, table, where, zone, signal)));
    const found = Object.fromEntries(facts.map((fact) => [fact.table, fact])) as Record<ReconcileTable, TableExtent>;
    const partnerOf = partnerOfName(
      rules,
      facts.flatMap(({ names }) => names),
    );
    const lastDays = facts.flatMap(({ lastDay }) => (lastDay === null ? [] : [lastDay]));
    return {
      id,
      asOf: asOf === null ? (lastDays.length === 0 ? null : Math.max(...lastDays)) : dayNumber(asOf),
      known: byTable((table) => ({ where, localDay: found[table].localDay })),
      rows: byTable((table) => found[table].rows),
      partnerOf,
      context: { reconciliation: rules, partners: [...new Set(['', ...partnerOf.values()])], rates },
    };
  });
}

function byTable<T>(value: (table: ReconcileTable) => T): { readonly [K in ReconcileTable]: T } {
  return {
    settlement_line: value('settlement_line'),
    payout: value('payout'),
    bank_line: value('bank_line'),
    order_ledger: value('order_ledger'),
  };
}

interface TableExtent {
  readonly table: ReconcileTable;
  readonly rows: number;
  readonly names: readonly string[];
  readonly localDay: string;
  readonly lastDay: number | null;
}

async function tableExtent(
  workbook: OpenWorkbook,
  table: ReconcileTable,
  where: string,
  zone: string,
  signal: AbortSignal,
): Promise<TableExtent> {
  const [extent] = await readSmallResult(
    workbook,
    `SELECT count(*), epoch_ms(min(ts_utc)), epoch_ms(max(ts_utc)) FROM ${table} t WHERE ${where}`,
    signal,
  );
  const [rows = 0, first = null, last = null] = extent ?? [];
  const names = await readSmallResult(
    workbook,
    `SELECT DISTINCT partner FROM ${table} t WHERE ${where} AND partner IS NOT NULL ORDER BY 1`,
    signal,
  );
  const days =
    first === null || last === null
      ? 'NULL'
      : `CAST(${timeBuckets('day', 'ts_utc', zone, Number(first), Number(last) + 1, 'monday').sql} AS BIGINT)`;
  return {
    table,
    rows: Number(rows),
    names: names.map(([name]) => String(name)),
    localDay: days,
    lastDay: last === null ? null : localDay(zone, Number(last)),
  };
}
