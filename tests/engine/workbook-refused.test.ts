import { copyFile, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { readdir } from 'node:fs/promises';
import { failureCode, startEngine, type TestEngine } from '../support/engine.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { plantExtract } from '../support/plant-extract.ts';

async function savedWorkbook(engine: TestEngine): Promise<string> {
  await engine.call('workbook.new', { name: 'Quarter' });
  await plantExtract(engine.context.workbook(), { id: 1, rows: 20_000, first: '2024-01-01T00:00:00.000Z' });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  await engine.call('workbook.close', { discard: false });
  return engine.path('w.paybench');
}

/** Changes the file with another DuckDB program. */
async function tamper(path: string, ...statements: string[]): Promise<void> {
  const instance = await DuckDBInstance.create(path, { storage_compatibility_version: 'v1.2.0' });
  const connection = await instance.connect();
  for (const statement of [...statements, 'CHECKPOINT']) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

const openCode = (engine: TestEngine, path: string) => failureCode(engine.call('workbook.open', { grant: path, choice: 'ask' }));

test('what is no database is refused and stays as it is', async () => {
  const engine = await startEngine();
  const files: Record<string, string> = {
    'text.paybench': 'partner,amount\nNorthbank,1\n',
    'empty.paybench': '',
    'short.paybench': 'DUCK',
    'fake.paybench': `12345678DUCK${'\0'.repeat(20_000)}`,
  };
  for (const [name, text] of Object.entries(files)) {
    await writeFile(engine.path(name), text);
    expect(await openCode(engine, engine.path(name)), name).toMatch(
      name === 'fake.paybench' ? /^WORKBOOK_(DAMAGED|NOT_ONE)$/ : /^WORKBOOK_NOT_ONE$/,
    );
    expect(await readFile(engine.path(name), 'utf8')).toBe(text);
  }
  await mkdir(engine.path('folder.paybench'));
  expect(await openCode(engine, engine.path('folder.paybench'))).toBe('FILE_UNREADABLE');
  expect(await openCode(engine, engine.path('missing.paybench'))).toBe('FILE_NOT_FOUND');
});

test('a DuckDB database of somebody else is not a workbook', async () => {
  const engine = await startEngine();
  await tamper(engine.path('sales.duckdb'), 'CREATE TABLE sales (a INTEGER)');
  expect(await openCode(engine, engine.path('sales.duckdb'))).toBe('WORKBOOK_NOT_ONE');
  await tamper(
    engine.path('alike.duckdb'),
    'CREATE TABLE meta (key VARCHAR, value VARCHAR)',
    'CREATE TABLE document (revision BIGINT, json VARCHAR)',
  );
  expect(await openCode(engine, engine.path('alike.duckdb'))).toBe('WORKBOOK_NOT_ONE');
});

test('a workbook of a later version is refused, whichever part is later', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await copyFile(path, engine.path('schema.paybench'));
  await tamper(engine.path('schema.paybench'), "UPDATE meta SET value = '99' WHERE key = 'schema'");
  expect(await openCode(engine, engine.path('schema.paybench'))).toBe('WORKBOOK_NEWER');
  await tamper(path, `UPDATE document SET json = replace(json, '"version":1', '"version":2')`);
  expect(await openCode(engine, path)).toBe('WORKBOOK_NEWER');
});

const foreign: readonly (readonly [string, string, string])[] = [
  ['a view', 'CREATE VIEW peek AS SELECT * FROM document', 'view peek'],
  ['a macro', 'CREATE MACRO plus(a) AS a + 1', 'macro plus'],
  ['a table macro', 'CREATE MACRO rows_of(a) AS TABLE SELECT a', 'macro rows_of'],
  ['a table', 'CREATE TABLE notes (a INTEGER)', 'table notes'],
  ['a sequence', 'CREATE SEQUENCE numbers', 'sequence numbers'],
  ['a type', "CREATE TYPE mood AS ENUM ('ok')", 'type mood'],
  ['an index', 'CREATE INDEX by_partner ON attempt (partner)', 'index by_partner'],
  ['a schema', 'CREATE SCHEMA side', 'schema side'],
  ['a default', "ALTER TABLE attempt ALTER partner SET DEFAULT upper('x')", 'column attempt.partner'],
  ['a column that no version makes', 'ALTER TABLE attempt ADD COLUMN extra INTEGER', 'column attempt.extra'],
  [
    'a check',
    'DROP TABLE quarantine; CREATE TABLE quarantine (extract_id INTEGER, line BIGINT, byte_offset BIGINT, text VARCHAR, reason VARCHAR, column_name VARCHAR, CHECK (line > 0))',
    'rule on quarantine',
  ],
  [
    'a computed column in meta',
    `DROP TABLE meta; CREATE TABLE meta (key VARCHAR, base VARCHAR, value VARCHAR GENERATED ALWAYS AS (upper(base)))`,
    '',
  ],
];

test.each(foreign)('%s in a workbook is named and the workbook not opened', async (_, statement, name) => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  const path = engine.path('w.paybench');
  await engine.call('workbook.saveAs', { grant: path });
  await engine.call('workbook.close', { discard: false });
  await tamper(path, ...statement.split('; '));
  const failure = (await engine.call('workbook.open', { grant: path, choice: 'ask' }).catch((thrown: unknown) => thrown)) as AppFailure;
  expect(failure).toBeInstanceOf(AppFailure);
  if (name === '') {
    expect(failure.error.code).toBe('WORKBOOK_NOT_ONE');
    return;
  }
  expect(failure.error.code).toBe('WORKBOOK_FOREIGN_OBJECTS');
  expect(failure.error.context.objects).toBe(name);
});

test('columns that an extract brought are no foreign objects', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await tamper(path, 'ALTER TABLE settlement_line ADD COLUMN "x_Payment Method Variant" VARCHAR');
  expect(await engine.call('workbook.open', { grant: path, choice: 'ask' })).toMatchObject({ kind: 'opened' });
});

test('a missing table is damage', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await tamper(path, 'DROP TABLE quarantine');
  expect(await openCode(engine, path)).toBe('WORKBOOK_DAMAGED');
});

async function flip(path: string, at: number): Promise<void> {
  const file = await open(path, 'r+');
  const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at);
  await file.write(Buffer.of((buffer[0] ?? 0) ^ 0xff), 0, 1, at);
  await file.close();
}

test('a flipped byte or a cut end is found, at the latest when the rows are read', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  const { length } = await readFile(path);
  for (const at of [20, 4200, 8300, Math.floor(length / 2), length - 300_000, length - 5000]) {
    const damaged = engine.path(`flip-${at}.paybench`);
    await copyFile(path, damaged);
    await flip(damaged, at);
    const code = await failureCode(
      (async () => {
        await engine.call('workbook.open', { grant: damaged, choice: 'ask' });
        await engine.call('workbook.verify', {});
      })(),
    );
    // Half of the two alternating headers and unused blocks may differ without harm: then every number must still be right.
    if (code === 'nothing failed') expect((await engine.call('workbook.verify', {})).differences).toEqual([]);
    else expect(code, `byte ${at}`).toBe('WORKBOOK_DAMAGED');
    await engine.call('workbook.close', { discard: true });
  }
  const cut = engine.path('cut.paybench');
  await writeFile(cut, (await readFile(path)).subarray(0, Math.floor(length / 2)));
  expect(await openCode(engine, cut)).toBe('WORKBOOK_DAMAGED');
});

test('a refused file leaves no working copy and no lock behind', async () => {
  const engine = await startEngine();
  await writeFile(engine.path('text.paybench'), 'no workbook');
  await openCode(engine, engine.path('text.paybench'));
  expect(await readdir(`${engine.dataDir}/working`)).toEqual([]);
  expect(await readdir(`${engine.dataDir}/locks`)).toEqual([]);
});

test('verify names the extract whose rows no longer add up', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await tamper(path, 'UPDATE settlement_line SET gross = gross + 0.000001 WHERE line_no = 77', 'DELETE FROM quarantine');
  await engine.call('workbook.open', { grant: path, choice: 'ask' });
  const result = await engine.call('workbook.verify', {});
  // 20,000 rows of 1.25 are 25,000.
  expect(result.differences).toEqual([
    { where: 'planted 1: rows quarantined', expected: '1', found: '0' },
    { where: 'planted 1: gross USD', expected: '25000.00', found: '25000.000001' },
  ]);
  expect(result.extracts).toEqual([{ id: 1, name: 'planted 1', ok: false, message: '2 numbers differ from the receipt' }]);
});
