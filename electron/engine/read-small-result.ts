import type { JS } from '@duckdb/node-api';
import type { OpenWorkbook } from './engine-context.ts';

export type ResultCell = JS;

/** Rows of a query whose result is known to be small; decimals are cast to text in the query. */
export async function readSmallResult(
  workbook: OpenWorkbook,
  sql: string,
  signal: AbortSignal,
): Promise<readonly (readonly ResultCell[])[]> {
  return workbook.session.withConnection(async (connection) => (await connection.runAndReadAll(sql)).getRowsJS(), signal);
}
