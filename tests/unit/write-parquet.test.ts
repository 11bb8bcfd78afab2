import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { Int64Column } from '../../electron/engine/import/parquet/int64-column.ts';
import { TextColumn } from '../../electron/engine/import/parquet/text-column.ts';
import { writeParquet } from '../../electron/engine/import/parquet/write-parquet.ts';

const folder = mkdtempSync(join(tmpdir(), 'paybench-parquet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const connection = await (await DuckDBInstance.create(':memory:')).connect();
let files = 0;

/** Numbers of rows grow past 32 bits after three of them. */
const step = 1_500_000_001;

/** Writes the columns (empty text = missing), and what DuckDB reads back. */
async function roundTrip(columns: readonly (readonly string[])[], isFew: boolean): Promise<readonly (readonly unknown[])[]> {
  const path = join(folder, `f${files++}.parquet`);
  const rows = columns[0]?.length ?? 0;
  const numbers = new Int64Column(2);
  for (let row = 0; row < rows; row++) numbers.add(row * step);
  const written = columns.map((values, index) => {
    const column = new TextColumn(isFew, 4);
    for (const value of values) {
      const bytes = new TextEncoder().encode(value);
      column.add(bytes, 0, bytes.length);
    }
    return { name: `c${index}`, kind: 'text' as const, dictionary: column.dictionary(), page: column.page() };
  });
  writeParquet(path, rows, [{ name: 'line_no', kind: 'int64', page: numbers.page() }, ...written]);
  return (await connection.runAndReadAll(`SELECT * FROM read_parquet('${path}') ORDER BY line_no`)).getRows();
}

const expected = (columns: readonly (readonly string[])[]) =>
  (columns[0] ?? []).map((_, row) => [BigInt(row) * BigInt(step), ...columns.map((values) => (values[row] === '' ? null : values[row]))]);

test.each([true, false])('any text comes back, few values or many (few: %s)', async (isFew) => {
  const cell = fc.oneof(fc.constant(''), fc.string({ unit: 'grapheme', maxLength: 60 }), fc.constantFrom('USD', 'EUR', 'a\nb', '"', '0'));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 }), async (rows) => {
      // NUL cannot be in a record: the reader sets such records apart.
      const clean = rows.map((row) => row.map((text) => text.replaceAll('\0', '')));
      const columns = [0, 1, 2].map((index) => clean.map((row) => row[index] ?? ''));
      expect(await roundTrip(columns, isFew)).toEqual(expected(columns));
    }),
    { numRuns: 60 },
  );
});

test('a column that begins with few values and gets many keeps all of them', async () => {
  const values = Array.from({ length: 5000 }, (_, row) => (row % 7 === 0 ? '' : row < 2000 ? `w${row % 900}` : `id-${row}`));
  const few = values.map((_, row) => (row % 3 === 0 ? '' : `k${row % 300}`));
  const columns = [values, few, values.map(() => 'same'), values.map(() => '')];
  expect(await roundTrip(columns, true)).toEqual(expected(columns));
});

test('values of a megabyte and files of many columns', async () => {
  const columns = Array.from({ length: 300 }, (_, column) => [`v${column}`, column === 7 ? 'x'.repeat(1_000_000) : '', 'z']);
  expect(await roundTrip(columns, false)).toEqual(expected(columns));
});
