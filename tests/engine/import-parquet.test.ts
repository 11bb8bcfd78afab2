import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { closes, startImport } from '../support/import-text.ts';

/** Writes a Parquet file with an engine of its own, as a partner's tool would. */
async function writeParquet(path: string, select: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run("SET TimeZone = 'UTC'");
  await connection.run(`COPY (${select}) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
}

test('a Parquet file in a known layout: columns by name and type, rows as lines, card numbers masked', async () => {
  const bench = await startImport();
  const path = bench.path('attempts.parquet');
  await writeParquet(
    path,
    `SELECT TIMESTAMPTZ '2026-01-01 10:00:00.123456+01:00' AS ts_utc, 'a1' AS attempt_id, 12.5::DECIMAL(10,2) AS amount, 'USD' AS ccy, 'approved' AS result, E'line one\\nline two' AS note
     UNION ALL SELECT TIMESTAMPTZ '2026-01-02 00:00:00Z', 'a2', NULL, 'JPY', 'declined', 'card 4111 1111 1111 1111'
     UNION ALL SELECT TIMESTAMPTZ '2026-01-02 00:00:01Z', 'a3', 7, 'EUR', 'approved', 'says "hello", twice'`,
  );
  const result = await bench.call('extract.import', { grant: path });
  if (result.status !== 'loaded') throw new Error(result.error.title);
  const { receipt } = result.extract;
  expect(receipt).toMatchObject({
    container: 'parquet',
    format: 'template.attempt',
    dialect: null,
    file: 'attempts.parquet',
    rows: { loaded: 3, quarantined: 0, faulty: 0 },
    guard: { pansMasked: 1, columnsWithPans: ['note'] },
  });
  expect(receipt.lines).toEqual({ physical: 3, header: 0, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 });
  expect(closes(receipt)).toBe(true);
  expect(await bench.rows('SELECT line_no, ts_utc, amount, x_note FROM attempt ORDER BY line_no')).toEqual([
    ['1', '2026-01-01 09:00:00.123456', '12.500000', 'line one\nline two'],
    ['2', '2026-01-02 00:00:00', null, 'card 4111 11** **** 1111'],
    ['3', '2026-01-02 00:00:01', '7.000000', 'says "hello", twice'],
  ]);
  const again = await bench.call('extract.import', { grant: path });
  expect(again).toMatchObject({ status: 'refused', error: { code: 'IMPORT_DUPLICATE' } });
});

test('gateway columns with numbers and zoneless stamps; the assumption is told', async () => {
  const bench = await startImport();
  const path = bench.path('gateway.parquet');
  await writeParquet(
    path,
    `SELECT 'a1' AS id, 'o1' AS external_identifier, 'capture_succeeded' AS status, TIMESTAMP '2026-01-01 10:00:00' AS created_at, 1234::BIGINT AS amount, 'USD' AS currency,
       1234.0::DOUBLE AS captured_amount, 'card' AS method, 'visa' AS scheme, 'Northbank' AS payment_service_display_name, true AS merchant_initiated, 480.5::DOUBLE AS latency_ms`,
  );
  const preview = await bench.call('extract.preview', { grant: path });
  expect(preview).toMatchObject({ container: 'parquet', refused: null, candidates: [{ format: 'gr4vy.all_transactions', certain: true }] });
  const result = await bench.call('extract.import', { grant: path });
  if (result.status !== 'loaded') throw new Error(result.error.title);
  expect(result.extract.receipt.warnings.map(({ code }) => code)).toEqual(['TIME_ZONE_ASSUMED']);
  expect(await bench.rows('SELECT ts_utc, amount, captured_amount, is_mit, latency_ms, fault FROM attempt')).toEqual([
    ['2026-01-01 10:00:00', '12.340000', '12.340000', 'true', '480.5', null],
  ]);
});
