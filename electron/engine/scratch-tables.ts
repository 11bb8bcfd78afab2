import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteName, quoteText } from '../../shared/query/sql-text.ts';
import type { OpenWorkbook } from './engine-context.ts';

/**
 * Tables that are derived from the workbook's rows and may be lost at any time: they lie in a database of their own in the staging
 * folder, so that nothing of them gets into the workbook's file, and go with the session.
 */
const schema = 'scratch';

async function attach(workbook: OpenWorkbook, connection: DuckDBConnection): Promise<void> {
  await connection.run(`ATTACH IF NOT EXISTS ${quoteText(join(workbook.session.stagingFolder, 'scratch.duckdb'))} AS ${schema}`);
}

/** Fills `<kind>_<id>` from a SELECT and drops earlier tables of the kind; returns its qualified name. Nothing is kept of a cancelled one. */
export async function replaceScratchTable(
  workbook: OpenWorkbook,
  kind: string,
  id: string,
  select: string,
  signal: AbortSignal,
): Promise<string> {
  const name = `${kind}_${id}`;
  return workbook.session.withConnection(async (connection) => {
    await attach(workbook, connection);
    const earlier = await connection.run(
      `SELECT table_name FROM information_schema.tables WHERE table_catalog = '${schema}' AND starts_with(table_name, ${quoteText(`${kind}_`)})`,
    );
    for (const table of (await earlier.getColumns())[0] ?? []) await connection.run(`DROP TABLE ${schema}.${quoteName(String(table))}`);
    await connection.run(`CREATE TABLE ${schema}.${quoteName(name)} AS ${select}`);
    return `${schema}.${quoteName(name)}`;
  }, signal);
}
