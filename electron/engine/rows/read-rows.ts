import type { DuckDBConnection } from '@duckdb/node-api';

/** Rows of a statement whose result is small. */
export async function rowsOf(connection: DuckDBConnection, sql: string): Promise<readonly (readonly unknown[])[]> {
  return (await connection.run(sql)).getRows();
}
