import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { quoteName, quoteText } from '../../shared/query/sql-text.ts';
import type { DatabaseSession, OpenWorkbook } from './engine-context.ts';
import { runWithProgress } from './run-with-progress.ts';

/**
 * Tables that are derived from the workbook's rows and may be lost at any time: they lie in a database of their own in the staging
 * folder, so that nothing of them gets into the workbook's file, and go with the session.
 */
const schema = 'scratch';

async function attach(workbook: OpenWorkbook, connection: DuckDBConnection): Promise<void> {
  await connection.run(`ATTACH IF NOT EXISTS ${quoteText(join(workbook.session.stagingFolder, 'scratch.duckdb'))} AS ${schema}`);
}

/** Scratch tables are made one after another: two at once could let go of the same old one. */
const lastOf = new WeakMap<DatabaseSession, Promise<unknown>>();

async function inTurn<T>(session: DatabaseSession, make: () => Promise<T>): Promise<T> {
  const before = lastOf.get(session) ?? Promise.resolve();
  // Whoever is next waits for the end of this one, not for its success.
  const turn = before.then(make, make);
  lastOf.set(session, turn);
  return turn;
}

const qualified = (name: string): string => `${schema}.${quoteName(name)}`;

/** Fills the table `name` from a SELECT, in the SELECT's order; tells its qualified name. Nothing is left of a cancelled one. */
export function createScratchTable(workbook: OpenWorkbook, name: string, select: string, label: string, job: JobContext): Promise<string> {
  const make = (): Promise<string> =>
    workbook.session.withConnection(async (connection) => {
      await attach(workbook, connection);
      await runWithProgress(connection, `CREATE OR REPLACE TABLE ${qualified(name)} AS ${select}`, label, job);
      return qualified(name);
    }, job.signal);
  return inTurn(workbook.session, make);
}

/** Lets go of tables; one that is not there any more is no matter. */
export async function dropScratchTables(workbook: OpenWorkbook, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await workbook.session.withConnection(async (connection) => {
    await attach(workbook, connection);
    for (const name of names) await connection.run(`DROP TABLE IF EXISTS ${qualified(name)}`);
  });
}

/**
 * Fills `<kind>_<id>` from a SELECT, in the SELECT's order, and lets go of all but the newest `kept` tables of the kind; tells its
 * qualified name and the ids of those that went. Nothing is left of a cancelled one, and nothing went for it.
 */
export async function addScratchTable(
  workbook: OpenWorkbook,
  kind: string,
  id: string,
  select: string,
  kept: number,
  signal: AbortSignal,
): Promise<{ readonly name: string; readonly gone: readonly string[] }> {
  const name = `${kind}_${id}`;
  const make = (): ReturnType<typeof addScratchTable> =>
    workbook.session.withConnection(async (connection) => {
      await attach(workbook, connection);
      const known = await connection.run(
        `SELECT table_name FROM duckdb_tables() WHERE database_name = '${schema}' AND starts_with(table_name, ${quoteText(`${kind}_`)}) AND table_name <> ${quoteText(name)} ORDER BY table_oid`,
      );
      const tables = ((await known.getColumns())[0] ?? []).map(String);
      await connection.run(`CREATE OR REPLACE TABLE ${qualified(name)} AS ${select}`);
      const outlived = tables.slice(0, Math.max(0, tables.length - kept + 1));
      for (const table of outlived) await connection.run(`DROP TABLE ${qualified(table)}`);
      return { name: qualified(name), gone: outlived.map((table) => table.slice(kind.length + 1)) };
    }, signal);
  return inTurn(workbook.session, make);
}

/**
 * Fills several tables `<kind>_<part>_<id>` in one go, on one connection whose temporary tables the steps may use, and lets go of all
 * but the newest `kept` ids of the kind; tells the ids of those that went. Nothing is left of a cancelled one.
 */
export async function fillScratchTables(
  workbook: OpenWorkbook,
  kind: string,
  id: string,
  kept: number,
  signal: AbortSignal,
  fill: (connection: DuckDBConnection, nameOf: (part: string) => string) => Promise<void>,
): Promise<readonly string[]> {
  const make = (): Promise<readonly string[]> =>
    workbook.session.withConnection(async (connection) => {
      await attach(workbook, connection);
      const known = await connection.run(
        `SELECT table_name, string_split(table_name, '_')[-1] FROM duckdb_tables() WHERE database_name = '${schema}' AND starts_with(table_name, ${quoteText(`${kind}_`)}) ORDER BY table_oid`,
      );
      const rows = (await known.getRows()).map(([table, run]) => ({ table: String(table), run: String(run) }));
      const runs = [...new Set(rows.map(({ run }) => run))];
      const others = runs.filter((run) => run !== id);
      const gone = others.slice(0, Math.max(0, others.length - kept + 1));
      const drop = async (run: string): Promise<void> => {
        for (const { table } of rows.filter((row) => row.run === run)) await connection.run(`DROP TABLE ${qualified(table)}`);
      };
      await drop(id);
      await fill(connection, (part) => qualified(`${kind}_${part}_${id}`));
      for (const run of gone) await drop(run);
      return gone;
    }, signal);
  return inTurn(workbook.session, make);
}
