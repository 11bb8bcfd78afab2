import type { DuckDBConnection } from '@duckdb/node-api';
import { manyDigits, maskCardNumbers } from '../../../shared/extract/card-number-guard.ts';

/** Different values of a text column that hold a card number by range, length and check digit. */
export async function cardValues(connection: DuckDBConnection, from: string, column: string): Promise<readonly string[]> {
  const sql = `SELECT DISTINCT ${column} FROM ${from} WHERE regexp_matches(${column}, '${manyDigits}')`;
  const found: string[] = [];
  const result = await connection.stream(sql);
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk())
    for (const value of chunk.getColumnValues(0)) if (maskCardNumbers(String(value)) !== value) found.push(String(value));
  return found;
}
