import { writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { DuckDBInstance } from '@duckdb/node-api';
import { hasRepeatedHash } from '../../electron/engine/import/has-repeated-hash.ts';
import type { ImportChoice, Receipt } from '../../shared/extract/receipt.ts';
import { startImport } from '../support/import-text.ts';

const header = 'ts_utc,attempt_id,partner,amount,ccy,result';
const attempt = (id: string, day: string, amount = '10.00') => `${day}T10:00:00Z,${id},Northbank,${amount},USD,approved`;
const file = (...lines: readonly string[]) => `${header}\n${lines.join('\n')}\n`;

const january = file(attempt('a1', '2026-01-10'), attempt('a2', '2026-01-11'), attempt('a3', '2026-01-12'));
/** The last day of january again, and one more. */
const later = file(attempt('a3', '2026-01-12', '12.00'), attempt('a4', '2026-01-13'));

const codes = ({ warnings }: Receipt) => warnings.map(({ code }) => code);

async function refused(bench: Awaited<ReturnType<typeof startImport>>, name: string, content: string, choice?: ImportChoice) {
  await writeFile(bench.path(name), content);
  const result = await bench.call('extract.import', { grant: bench.path(name), ...(choice === undefined ? {} : { choice }) });
  return result.status === 'refused' ? result.error : null;
}

const states = async (bench: Awaited<ReturnType<typeof startImport>>) => (await bench.call('extract.list', {})).map(({ state }) => state);

describe('rows that are in two files', () => {
  test('are counted and asked; nothing of the file is kept before the answer', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', january);
    const error = await refused(bench, 'later.csv', later);
    expect(error).toMatchObject({ code: 'IMPORT_OVERLAP', context: { extract: 1 } });
    expect(error?.title).toContain('1 of the 3 rows of jan.csv are in it, too');
    expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['3']]);
    expect(await bench.rows('SELECT count(*) FROM extract_receipt')).toEqual([['1']]);
  });

  test('count twice where a person says so, and the receipt says how many', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', january);
    const { receipt } = await bench.load('later.csv', later, { onOverlap: 'keep_both' });
    expect(receipt.warnings).toContainEqual({ code: 'ROWS_IN_TWO_FILES', message: 'It has in common 1 row with jan.csv; both count.' });
    expect(await states(bench)).toEqual(['active', 'active']);
  });

  test('or the earlier file steps back as a whole, in one step that can be undone', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', january);
    await writeFile(bench.path('later.csv'), later);
    const result = await bench.call('extract.import', { grant: bench.path('later.csv'), choice: { onOverlap: 'supersede' } });
    if (result.status !== 'loaded') throw new Error(result.error.title);
    expect(result.superseded).toEqual([1]);
    expect(result.extract.receipt.warnings).toContainEqual({
      code: 'FILE_REPLACES',
      message: 'This file takes the place of jan.csv, of which 2 rows are not in this file. The earlier one is kept and can be restored.',
    });
    expect(await states(bench)).toEqual(['superseded', 'active']);
    const orders = async () => (await bench.call('workbook.state', {}))?.rowCounts;
    expect(await orders()).toEqual([{ table: 'attempt', rows: 2 }]);
    await bench.call('document.undo', {});
    expect(await orders()).toEqual([{ table: 'attempt', rows: 3 }]);
    await bench.call('document.redo', {});
    await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'active' } });
    expect(await orders()).toEqual([{ table: 'attempt', rows: 5 }]);
  });

  test('are not looked for in files of other days, other layouts, and files that were taken back', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', january);
    // The same id a month later is another attempt of a partner that counts anew.
    await bench.load('feb.csv', file(attempt('a1', '2026-02-10')));
    await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'undone' } });
    expect(codes((await bench.load('later.csv', later)).receipt)).toEqual(['LATE_FILE']);
  });
});

const settled = [
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number',
  'Harbor,Harbor_US,8813,o1,visa,2026-02-02 10:00:00,CET,Settled,m1,USD,,100.00,1,USD,,97.00,7',
  'Harbor,Harbor_US,8814,o2,visa,2026-02-02 11:00:00,CET,Settled,m2,USD,,50.00,1,USD,,48.50,7',
  '',
].join('\n');

describe('a corrected delivery of the same file', () => {
  test('is known by merchant account and batch, although its rows differ', async () => {
    const bench = await startImport();
    await bench.load('batch7.csv', settled);
    const error = await refused(bench, 'batch7_corrected.csv', settled.replace('48.50', '48.40'));
    expect(error?.code).toBe('IMPORT_REISSUE');
    expect(error?.title).toContain('it delivers batch7.csv again, with 2 of its 2 rows');
    const { receipt } = await bench.load('batch7_corrected.csv', settled.replace('48.50', '48.40'), { onOverlap: 'supersede' });
    expect(receipt.warnings.find(({ code }) => code === 'FILE_REPLACES')?.message).toBe(
      'This file takes the place of batch7.csv. The earlier one is kept and can be restored.',
    );
    expect(await states(bench)).toEqual(['superseded', 'active']);
    // 97.00 and 48.40; the two rows of the earlier delivery are kept beside them.
    expect(await bench.rows('SELECT extract_id, sum(net) FROM settlement_line GROUP BY 1 ORDER BY 1')).toEqual([
      ['1', '145.500000'],
      ['2', '145.400000'],
    ]);
  });

  test('another batch of the account is another file', async () => {
    const bench = await startImport();
    await bench.load('batch7.csv', settled);
    const next = settled.replaceAll(',7\n', ',8\n').replaceAll('8813', '8815').replaceAll('8814', '8816');
    expect(codes((await bench.load('batch8.csv', next)).receipt)).toEqual([]);
  });
});

test('a row that stands twice in one file is counted and kept', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load(
    'twice.csv',
    file(attempt('a1', '2026-01-10'), attempt('a2', '2026-01-10'), attempt('a1', '2026-01-10', '9.00')),
  );
  expect(receipt.rows.loaded).toBe(3);
  expect(receipt.warnings).toEqual([
    { code: 'ROWS_REPEATED', message: '1 row repeats another of this file by partner, attempt_id; all of them count.' },
  ]);
});

test('a file of an earlier month names the months that are computed again', async () => {
  const bench = await startImport();
  await bench.load('mar.csv', file(attempt('m1', '2026-03-31')));
  // The last instant of January in New York is in February by UTC.
  const { receipt } = await bench.load(
    'late.csv',
    file(attempt('j1', '2025-12-31'), '2026-02-01T04:59:59Z,j2,Northbank,1.00,USD,approved'),
  );
  expect(receipt.warnings).toEqual([
    { code: 'LATE_FILE', message: 'It came after files of later months: numbers of 2025-12, 2026-01 are computed again.' },
  ]);
  expect(codes((await bench.load('apr.csv', file(attempt('p1', '2026-04-01')))).receipt)).toEqual([]);
});

test.each([10, 5_000_000])('a key that stands twice among %i is found wherever it lies, and only then', async (count) => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (repeated: number) => `FROM (SELECT range AS id FROM range(4000) UNION ALL SELECT ${repeated})`;
  expect(await hasRepeatedHash(connection, 'hash(id)', rows(9999), count)).toBe(false);
  for (const repeated of [0, 1, 2, 3, 1777, 3999]) expect(await hasRepeatedHash(connection, 'hash(id)', rows(repeated), count)).toBe(true);
  connection.closeSync();
  instance.closeSync();
});

test('keys that are alike but for their last bits are no repeats', async () => {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = (more: string) => `FROM (SELECT hash(range) AS key FROM range(4000) UNION ALL SELECT unnest([${more}]::UBIGINT[]))`;
  const [largest, next] = ['18446744073709551615', '18446744073709551614'];
  expect(await hasRepeatedHash(connection, 'key', rows(`${largest}, ${next}`), 5_000_000)).toBe(false);
  expect(await hasRepeatedHash(connection, 'key', rows(`${largest}, ${next}, ${largest}`), 5_000_000)).toBe(true);
  connection.closeSync();
  instance.closeSync();
});
