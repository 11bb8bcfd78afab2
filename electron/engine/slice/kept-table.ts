import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { hashValue } from '../../../shared/base/hash.ts';
import type { FactTableName } from '../../../shared/domain/tables.ts';
import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { quoteName, quoteText } from '../../../shared/query/sql-text.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { keepDatabase, takeDatabase } from '../kept-files.ts';
import { readSmallResult } from '../read-small-result.ts';

/** Newest tables of a kind that stay at hand: what began before the rows changed still reads the one before. */
const mostAtHand = 2;

/** Everything that rows and the places they lie in follow from: a row's place is what the table knows it by. */
async function keyOf(workbook: OpenWorkbook, facts: FactTableName, select: string, signal: AbortSignal): Promise<string> {
  const places = await readSmallResult(
    workbook,
    `SELECT extract_id, count(*), CAST(bit_xor(hash(rowid, row_no)) AS VARCHAR) FROM ${quoteName(facts)} GROUP BY 1 ORDER BY 1`,
    signal,
  );
  const active = new Set(workbook.activeExtracts());
  const receipts = [...workbook.receipts()].filter(([id]) => active.has(id));
  return hashValue({
    select,
    places: places.map((place) => place.map(String)),
    receipts: receipts.map(([id, { sha256, loadedAt, rows }]) => [id, sha256, loadedAt, rows]),
  });
}

/**
 * A table that follows from a SELECT over the rows of one fact table and knows them by their place (rowid): as an earlier session left
 * it where the same rows lie in the same places, else made now and kept. It lies in a database of its own in the staging folder.
 */
export async function keptTable(
  workbook: OpenWorkbook,
  facts: FactTableName,
  kind: string,
  select: string,
  label: string,
  job: JobContext,
): Promise<string> {
  const key = await keyOf(workbook, facts, select, job.signal);
  const alias = `${kind}_${key}`;
  const file = join(workbook.session.stagingFolder, `${alias}.duckdb`);
  const table = `${quoteName(alias)}.${quoteName(kind)}`;
  // On one connection all along: a session that is closed meanwhile waits until nothing is read or written any more.
  await workbook.session.withConnection(async (connection) => {
    const state = await stateOf(connection, alias);
    if (state === 'filled') return;
    if (state === 'absent' && (await takeDatabase(workbook.dataDir, kind, key, file))) {
      await attach(connection, alias, file, ' (READ_ONLY)');
    } else {
      job.progress(label, null);
      await attach(connection, alias, file);
      await connection.run(`CREATE OR REPLACE TABLE ${table} AS ${select}`);
      await connection.run(`CHECKPOINT ${quoteName(alias)}`);
      // A disk that is full costs the next session some seconds, and this one nothing.
      await keepDatabase(workbook.dataDir, kind, key, file).catch(() => undefined);
    }
    await letGo(workbook, connection, kind, alias);
  }, job.signal);
  return table;
}

async function attach(connection: DuckDBConnection, alias: string, file: string, options = ''): Promise<void> {
  await connection.run(`ATTACH IF NOT EXISTS ${quoteText(file)} AS ${quoteName(alias)}${options}`);
}

/** One that was cancelled while it was made is attached and empty. */
async function stateOf(connection: DuckDBConnection, alias: string): Promise<'absent' | 'empty' | 'filled'> {
  if (!(await attachedAs(connection, alias)).includes(alias)) return 'absent';
  const tables = await connection.run(`SELECT 1 FROM duckdb_tables() WHERE database_name = ${quoteText(alias)}`);
  return ((await tables.getColumns())[0] ?? []).length > 0 ? 'filled' : 'empty';
}

/** Databases whose names begin like this, oldest first. */
async function attachedAs(connection: DuckDBConnection, start: string): Promise<string[]> {
  const found = await connection.run(
    `SELECT database_name FROM duckdb_databases() WHERE starts_with(database_name, ${quoteText(start)}) ORDER BY database_oid`,
  );
  return ((await found.getColumns())[0] ?? []).map(String);
}

async function letGo(workbook: OpenWorkbook, connection: DuckDBConnection, kind: string, newest: string): Promise<void> {
  const others = (await attachedAs(connection, `${kind}_`)).filter((alias) => alias !== newest);
  for (const alias of others.slice(0, Math.max(0, others.length - mostAtHand + 1))) {
    await connection.run(`DETACH ${quoteName(alias)}`);
    // A file that a query still reads goes with the session.
    await rm(join(workbook.session.stagingFolder, `${alias}.duckdb`), { force: true }).catch(() => undefined);
  }
}
