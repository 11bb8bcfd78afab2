import type { DuckDBConnection } from '@duckdb/node-api';
import { HashMarks } from './hash-marks.ts';

/** Keys that the database tells apart by itself, at some 40 bytes each. */
const fewKeys = 1_500_000;
/** Keys told apart in one reading of the rows. */
const keysAtOnce = 12_000_000;
/** More than these that look alike are repeats. */
const mostAlike = 1000;

/**
 * Whether `hash`, a whole number of 64 bits, is the same in two of `rows` (a FROM clause), about `count` of them. Of many, the first 52
 * bits are told apart in seven bytes a key, and only those found alike are compared whole.
 */
export async function hasRepeatedHash(connection: DuckDBConnection, hash: string, rows: string, count: number): Promise<boolean> {
  const repeats = async (from: string) =>
    Number((await connection.runAndReadAll(`SELECT count(*) - count(DISTINCT key) FROM ${from}`)).getRows()[0]?.[0] ?? 0) > 0;
  const keys = `(SELECT ${hash} AS key ${rows})`;
  if (count <= fewKeys) return repeats(keys);
  const parts = Math.ceil(count / keysAtOnce);
  const marks = new HashMarks(Math.min(count, keysAtOnce));
  const alike: number[] = [];
  for (let part = 0; part < parts; part++) {
    marks.clear();
    const ofPart = parts === 1 ? '' : ` WHERE key % ${parts} = ${part}`;
    const result = await connection.stream(`SELECT CAST(key >> 12 AS DOUBLE) FROM ${keys}${ofPart}`);
    for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
      const column = chunk.getColumnVector(0);
      for (let row = 0; row < chunk.rowCount; row++) {
        const value = Number(column.getItem(row));
        if (!marks.add(value)) alike.push(value);
      }
      if (alike.length > mostAlike) return true;
    }
  }
  return alike.length > 0 && repeats(`${keys} WHERE key >> 12 IN (${alike.join(', ')})`);
}
