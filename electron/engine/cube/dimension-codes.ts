import type { JobContext } from '../../../shared/protocol/engine-protocol.ts';
import { findColumn } from '../../../shared/query/column-sql.ts';
import { quoteName } from '../../../shared/query/sql-text.ts';
import { dataCache } from '../data-cache.ts';
import type { OpenWorkbook } from '../engine-context.ts';
import { readRaw } from '../read-raw.ts';
import type { TableFacts } from '../table-facts.ts';

/** A code takes a byte, and a longer list would be slow to search where the values are not kept as a dictionary. */
const mostCodes = 100;

/** All values of those dimensions that are columns of the table with few values; read once for each state of the data. */
export async function codesOf(
  workbook: OpenWorkbook,
  { source, from }: TableFacts & { readonly from: string },
  dimensions: readonly string[],
  job: JobContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const codes = new Map<string, readonly string[]>();
  for (const name of dimensions) {
    const column = findColumn(name, source);
    if (column?.type !== 'text' || column.sql !== undefined || from !== quoteName(source.name)) continue;
    const values = await valuesOf(workbook, from, quoteName(name), job);
    if (values.length > 0 && values.length <= mostCodes) codes.set(name, values);
  }
  return codes;
}

function valuesOf(workbook: OpenWorkbook, from: string, column: string, { signal }: JobContext): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT ${column} FROM ${from} WHERE ${column} IS NOT NULL LIMIT ${mostCodes + 1}`;
  return dataCache(workbook).once(sql, signal, () =>
    workbook.session.withConnection(async (connection) => ((await readRaw(connection, sql))[0] ?? []).map(String), signal),
  );
}
