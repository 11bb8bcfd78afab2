import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';

let opened: Promise<DuckDBConnection> | null = null;

/** Rows of many Parquet files at once, by path, in the order of each file, as text; a missing value is ''. Files may have different widths. */
export async function readSegments(paths: readonly string[]): Promise<ReadonlyMap<string, readonly (readonly string[])[]>> {
  const rows = new Map<string, string[][]>();
  if (paths.length === 0) return rows;
  opened ??= DuckDBInstance.create(':memory:', { threads: '1' }).then((instance) => instance.connect());
  const connection = await opened;
  const list = paths.map((path) => `'${path.replaceAll("'", "''")}'`).join(', ');
  const found = await connection.runAndReadAll(
    `SELECT * FROM read_parquet([${list}], union_by_name = true, filename = true, file_row_number = true) ORDER BY filename, file_row_number`,
  );
  const names = found.columnNames();
  const [file, number] = [names.indexOf('filename'), names.indexOf('file_row_number')];
  for (const row of found.getRows()) {
    const path = String(row[file]);
    const cells = row.filter((_, column) => column !== file && column !== number).map((value) => (value === null ? '' : String(value)));
    const known = rows.get(path);
    if (known === undefined) rows.set(path, [cells]);
    else known.push(cells);
  }
  return rows;
}
