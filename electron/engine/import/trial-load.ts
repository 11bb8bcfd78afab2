import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { AppFailure } from '../../../shared/errors/app-error.ts';
import { factTable } from '../../../shared/domain/tables.ts';
import type { ImportChoice, Receipt } from '../../../shared/extract/receipt.ts';
import type { TrialLoad } from '../../../shared/extract/trial-load.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { failureOfFile } from './file-failures.ts';
import { loadAndCheck } from './import-file.ts';
import { formatChoice, type Inspection, inspectFile, prepareLoad } from './inspect-file.ts';
import { rememberedBy } from './remembered.ts';

type TableInspection = Extract<Inspection, { kind: 'table' }>;

const shownRows = 30;
const shownFaults = 20;

/**
 * Loads the first part of a file as it would be loaded, by the same reader, guard, statement and checks, into tables that go with the
 * connection: what a person teaches can be seen before it is kept.
 */
export async function trialLoad(
  workbook: OpenWorkbook,
  path: string,
  choice: ImportChoice,
  now: () => number,
  signal: AbortSignal,
): Promise<TrialLoad> {
  const staging = await mkdtemp(join(workbook.session.stagingFolder, 'trial-'));
  try {
    return await workbook.session.withConnection(async (connection) => {
      const found = await inspectSample(workbook, path, choice);
      const loaded = await load(workbook, connection, found, choice, staging, now, signal);
      return { ...loaded, kind: 'loaded', isWholeFile: found.head.isWhole };
    }, signal);
  } catch (thrown) {
    const failure = signal.aborted ? thrown : failureOfFile(thrown, basename(path));
    if (failure instanceof AppFailure && failure.error.code !== 'CANCELLED') return { kind: 'refused', error: failure.error };
    throw failure;
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function inspectSample(workbook: OpenWorkbook, path: string, choice: ImportChoice): Promise<TableInspection> {
  const inspection = await inspectFile(path, choice, rememberedBy(workbook.document(), await workbook.extracts()));
  if (inspection.kind === 'refused') throw new AppFailure(inspection.error);
  return inspection;
}

/** The sample, cut after its last whole line; what is cut off is no part of it. */
function wholeLines({ head, text }: TableInspection): Uint8Array {
  return head.isWhole ? text : text.subarray(0, lastLineEnd(text));
}

function lastLineEnd(text: Uint8Array): number {
  const end = Math.max(text.lastIndexOf(10), text.lastIndexOf(13));
  return end < 0 ? text.length : end + 1;
}

async function load(
  workbook: OpenWorkbook,
  connection: DuckDBConnection,
  inspection: TableInspection,
  choice: ImportChoice,
  staging: string,
  now: () => number,
  signal: AbortSignal,
): Promise<Omit<Extract<TrialLoad, { kind: 'loaded' }>, 'kind' | 'isWholeFile'>> {
  const zone = workbook.document().settings.timeZone;
  const preparation = prepareLoad(inspection.reading, choice, zone);
  const tables = [...new Set<string>(['quarantine', ...preparation.plans.map(({ table }) => table)])];
  // Temporary tables hide those of the workbook from everything on this connection, which is lent on when they are gone; one that failed
  // is closed.
  for (const table of tables) await connection.run(`CREATE TEMP TABLE ${table} AS FROM main.${table} LIMIT 0`);
  const receipt = await loadAndCheck(
    connection,
    {
      choice: formatChoice(choice, zone),
      inspection: { ...inspection, head: { ...inspection.head, isWhole: true } },
      preparation,
      cover: { cardNumbers: 'truncate', hashKey: null },
      text: wholeLines(inspection),
      staging,
      extractId: 0,
      zone,
      startedAt: now(),
    },
    { signal, progress: () => undefined },
    { now },
  );
  const seen = await whatLoaded(connection, receipt);
  for (const table of tables) await connection.run(`DROP TABLE temp.${table}`);
  return { ...seen, receipt };
}

async function whatLoaded(connection: DuckDBConnection, receipt: Receipt) {
  const table = factTable(receipt.table);
  const filled = await filledColumns(connection, receipt.table);
  const columns = table.columns.filter(({ name }) => filled.has(name));
  const list = columns.map(({ name }) => `CAST(${quoteName(name)} AS VARCHAR)`);
  const text = async (sql: string) =>
    (await connection.runAndReadAll(sql)).getRows().map((row) => row.map((value) => (value === null ? null : String(value))));
  const rows = await text(`SELECT ${['line_no', 'fault', ...list].join(', ')} FROM ${receipt.table} ORDER BY line_no LIMIT ${shownRows}`);
  const faults = await text(
    `SELECT fault, count(*) FROM (SELECT unnest(string_split(fault, '; ')) AS fault FROM ${receipt.table} WHERE fault IS NOT NULL) GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ${shownFaults}`,
  );
  const set = await text(`SELECT line, reason, text FROM quarantine ORDER BY line LIMIT ${shownFaults}`);
  return {
    columns: columns.map(({ name, label, type }) => ({ name, label, type })),
    rows: rows.map(([line, fault, ...values]) => ({ line: Number(line), fault: fault ?? null, values })),
    faults: faults.map(([reason, rowsWithIt]) => ({ reason: reason ?? '', rows: Number(rowsWithIt) })),
    setAside: set.map(([line, reason, record]) => ({ line: Number(line), reason: reason ?? '', text: record ?? '' })),
  };
}

/** Columns in which some row holds something. */
async function filledColumns(connection: DuckDBConnection, table: Receipt['table']): Promise<ReadonlySet<string>> {
  const names = factTable(table).columns.map(({ name }) => name);
  const [counts = []] = (
    await connection.runAndReadAll(`SELECT ${names.map((name) => `count(${quoteName(name)})`).join(', ')} FROM ${table}`)
  ).getRows();
  return new Set(names.filter((_, index) => Number(counts[index]) > 0));
}
