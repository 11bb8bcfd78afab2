import type { DuckDBConnection } from '@duckdb/node-api';

/** Keys told apart at once: some 40 bytes each. */
const keysAtOnce = 1_500_000;

/** Whether `hash` is the same in two of `rows` (a FROM clause), about `count` of them. Many are hashed once and told apart in parts, so that not all of them lie in memory side by side. */
export async function hasRepeatedHash(connection: DuckDBConnection, hash: string, rows: string, count: number): Promise<boolean> {
  const repeats = async (sql: string) => Number((await connection.runAndReadAll(sql)).getRows()[0]?.[0] ?? 0) > 0;
  const parts = Math.ceil(count / keysAtOnce);
  if (parts <= 1) return repeats(`SELECT count(*) - count(DISTINCT ${hash}) ${rows}`);
  await connection.run(`CREATE TEMP TABLE key_hash AS SELECT ${hash} AS key ${rows}`);
  let isRepeated = false;
  for (let part = 0; part < parts && !isRepeated; part++)
    isRepeated = await repeats(`SELECT count(*) - count(DISTINCT key) FROM temp.key_hash WHERE key % ${parts} = ${part}`);
  await connection.run('DROP TABLE temp.key_hash');
  return isRepeated;
}
