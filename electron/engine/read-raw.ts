import { type DuckDBConnection, DuckDBDecimalValue } from '@duckdb/node-api';
import type { RawColumns } from '../../shared/metrics/roll-up.ts';

/** Runs a compiled statement and reads its columns: texts, whole numbers as bigint, decimals as their unscaled integer. */
export async function readRaw(connection: DuckDBConnection, sql: string): Promise<RawColumns> {
  const columns = await (await connection.run(sql)).getColumns();
  return columns.map((column) =>
    column.map((value) => {
      if (value instanceof DuckDBDecimalValue) return value.value;
      if (value === null || typeof value === 'bigint' || typeof value === 'string' || typeof value === 'number') return value;
      throw new Error(`A compiled statement returned ${typeof value}`);
    }),
  );
}
