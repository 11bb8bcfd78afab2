import { access, stat } from 'node:fs/promises';
import { localDay } from '../../../shared/calendar/time-zone.ts';
import { formatDay } from '../../../shared/calendar/day.ts';
import { factTable, factTables } from '../../../shared/domain/tables.ts';
import { type ExtractSummary, type Receipt, tablesOf } from '../../../shared/extract/receipt.ts';
import type { WorkbookState } from '../../../shared/protocol/engine-protocol.ts';
import type { WorkbookDocument } from '../../../shared/workbook/document.ts';
import type { DatabaseSession } from '../engine-context.ts';

export type Receipts = ReadonlyMap<number, Receipt>;

export async function readReceipts(session: DatabaseSession): Promise<Receipts> {
  return session.withConnection(async (connection) => {
    const rows = (await connection.runAndReadAll('SELECT extract_id, receipt::VARCHAR FROM extract_receipt ORDER BY extract_id')).getRows();
    return new Map(rows.map(([id, receipt]) => [Number(id), JSON.parse(String(receipt)) as Receipt]));
  });
}

/** What became of an extract: corrected records go with the file they came from. */
export function stateOf({ extracts }: WorkbookDocument, id: number): ExtractSummary['state'] {
  const entry = extracts[id];
  if (entry === undefined) return 'undone';
  if (entry.corrects === undefined || entry.state !== 'active') return entry.state;
  return extracts[entry.corrects]?.state ?? 'undone';
}

/** Ids of the extracts whose rows count, ascending. */
export function activeIds(document: WorkbookDocument, receipts: Receipts): readonly number[] {
  return Object.entries(document.extracts)
    .filter(([id]) => stateOf(document, Number(id)) === 'active' && receipts.has(Number(id)))
    .map(([id]) => Number(id))
    .sort((left, right) => left - right);
}

/** Rows and days of the active extracts, from their receipts: no table is read, whatever its size. */
export function dataExtent(document: WorkbookDocument, receipts: Receipts): Pick<WorkbookState, 'rowCounts' | 'dataFrom' | 'dataThrough'> {
  const active = activeIds(document, receipts).flatMap((id) => receipts.get(id) ?? []);
  const rowCounts = factTables.map(({ name }) => ({
    table: name,
    rows: active.flatMap(tablesOf).reduce((sum, { table, rows }) => sum + (table === name ? rows : 0), 0),
  }));
  const day = (instant: string) => formatDay(localDay(document.settings.timeZone, Date.parse(instant)));
  // Terms and reported windows say when something holds, not when something happened.
  const happened = active.filter(({ table }) => {
    const { columns, timeColumn } = factTable(table);
    return columns.find(({ name }) => name === timeColumn)?.type === 'instant';
  });
  const firsts = happened.flatMap(({ firstInstant }) => (firstInstant === null ? [] : [day(firstInstant)])).sort();
  const lasts = happened.flatMap(({ lastInstant }) => (lastInstant === null ? [] : [day(lastInstant)])).sort();
  return { rowCounts: rowCounts.filter(({ rows }) => rows > 0), dataFrom: firsts[0] ?? null, dataThrough: lasts.at(-1) ?? null };
}

/** Partners in the rows of one extract, by name. */
export async function partnersOf(session: DatabaseSession, id: number, receipt: Receipt): Promise<readonly string[]> {
  const tables = tablesOf(receipt).filter(({ table }) => factTable(table).columns.some(({ name }) => name === 'partner'));
  if (tables.length === 0) return [];
  return session.withConnection(async (connection) => {
    const parts = tables.map(({ table }) => `SELECT DISTINCT partner FROM ${table} WHERE extract_id = ${id} AND partner IS NOT NULL`);
    const sql = `SELECT DISTINCT partner FROM (${parts.join(' UNION ALL ')}) ORDER BY partner`;
    return (await connection.runAndReadAll(sql)).getRows().map(([partner]) => String(partner));
  });
}

/**
 * True when the source is where it was and as long as it was; its fingerprint is checked only when it is read. How long an archive was is
 * not known: its receipts are of its members.
 */
export async function isSourceAtHand(path: string, { bytes, form }: Receipt): Promise<boolean> {
  try {
    await access(path);
    const { size } = await stat(path);
    return size === bytes || (form?.member ?? null) !== null;
  } catch {
    // Not there, or not ours to read: either way it is not at hand.
    return false;
  }
}

export async function summarise(
  session: DatabaseSession,
  document: WorkbookDocument,
  receipts: Receipts,
  knownPartners: Map<number, readonly string[]>,
): Promise<readonly ExtractSummary[]> {
  const ids = Object.keys(document.extracts)
    .map(Number)
    .filter((id) => receipts.has(id))
    .sort((left, right) => left - right);
  const summaries: ExtractSummary[] = [];
  for (const id of ids) {
    const receipt = receipts.get(id);
    const entry = document.extracts[id];
    if (receipt === undefined || entry === undefined) continue;
    const partners = knownPartners.get(id) ?? (await partnersOf(session, id, receipt));
    knownPartners.set(id, partners);
    summaries.push({
      id,
      name: entry.name,
      state: stateOf(document, id),
      receipt,
      partners,
      sourceAtHand: await isSourceAtHand(entry.sourcePath, receipt),
      corrects: entry.corrects ?? null,
      correctedBy: ids.filter((other) => document.extracts[other]?.corrects === id),
    });
  }
  return summaries;
}
