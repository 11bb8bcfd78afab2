import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

let opened: Promise<DuckDBConnection> | null = null;

/** Rows of Parquet files in their order, as text; a missing value is ''. */
export async function readParquet(paths: readonly string[]): Promise<readonly (readonly string[])[]> {
  if (paths.length === 0) return [];
  opened ??= DuckDBInstance.create(':memory:', { threads: '1' }).then((instance) => instance.connect());
  const connection = await opened;
  const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  const found = await connection.runAndReadAll(`SELECT * FROM read_parquet([${list}])`);
  return found.getRows().map((row) => row.map((value) => (value === null ? '' : String(value))));
}
