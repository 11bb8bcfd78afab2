import { chmod, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { DuckDBInstance } from '@duckdb/node-api';
import { expect, test } from 'vitest';
import { failureCode, startEngine, type TestEngine } from '../support/engine.ts';
import { plantExtract } from '../support/plant-extract.ts';

const rename = (name: string) => ({ edit: { kind: 'workbook.rename', name } as const });

/** A saved workbook with one extract of 48 hourly lines from March 1, UTC. */
async function savedWorkbook(engine: TestEngine, name = 'w.paybench'): Promise<string> {
  await engine.call('workbook.new', { name: 'Quarter' });
  await plantExtract(engine.context.workbook(), { id: 1, rows: 48, first: '2026-03-01T00:00:00.000Z' });
  await engine.call('workbook.saveAs', { grant: engine.path(name) });
  await engine.call('workbook.close', { discard: false });
  return engine.path(name);
}

async function reopened(engine: TestEngine, grant: string) {
  const result = await engine.call('workbook.open', { grant, choice: 'ask' });
  if (result.kind !== 'opened') throw new Error(`not opened: ${result.kind}`);
  return result.state;
}

test('a new workbook is empty, has no file and nothing to lose', async () => {
  const engine = await startEngine();
  const state = await engine.call('workbook.new', { name: 'Quarter' });
  expect(state).toMatchObject({ file: null, fileName: null, unsaved: false, savedAt: null, recovered: false, isDemo: false });
  expect(state).toMatchObject({ canUndo: null, canRedo: null, rowCounts: [], dataFrom: null, dataThrough: null });
  expect(state.document.name).toBe('Quarter');
  expect(await engine.call('workbook.state', {})).toEqual(state);
  expect(await failureCode(engine.call('workbook.save', {}))).toBe('INVALID_REQUEST');
});

test('without a workbook every call that needs one says so', async () => {
  const engine = await startEngine();
  expect(await engine.call('workbook.state', {})).toBeNull();
  for (const call of [engine.call('document.undo', {}), engine.call('document.apply', rename('x')), engine.call('workbook.save', {})]) {
    expect(await failureCode(call)).toBe('WORKBOOK_NONE_OPEN');
  }
});

test('rows, days, document and name come back from the file', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  const state = await reopened(engine, path);
  expect(state).toMatchObject({ fileName: 'w.paybench', unsaved: false, recovered: false });
  // The first hour of March 1 UTC is the evening of February 28 in New York; the last of the 48 hours is 18:00 on March 2 there.
  expect(state).toMatchObject({ rowCounts: [{ table: 'settlement_line', rows: 48 }], dataFrom: '2026-02-28', dataThrough: '2026-03-02' });
  const [extract] = await engine.context.workbook().extracts();
  expect(extract).toMatchObject({ id: 1, name: 'planted 1', state: 'active', partners: ['Meridian'], sourceAtHand: false });
});

test('edits are undone and redone, and the revision only ever rises', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'One' });
  const renamed = await engine.call('document.apply', rename('Two'));
  expect(renamed).toMatchObject({ unsaved: true, canUndo: 'rename workbook', documentRevision: 2 });
  const undone = await engine.call('document.undo', {});
  expect(undone).toMatchObject({ canUndo: null, canRedo: 'rename workbook', documentRevision: 3 });
  expect(undone.document.name).toBe('One');
  expect((await engine.call('document.redo', {})).document.name).toBe('Two');
  expect((await engine.call('document.redo', {})).documentRevision).toBe(4);
});

test('changes are told to listeners', async () => {
  const engine = await startEngine();
  const names: string[] = [];
  engine.onEvent((topic, value) => {
    if (topic === 'workbook.changed') names.push((value as { document: { name: string } }).document.name);
  });
  await engine.call('workbook.new', { name: 'One' });
  await engine.call('document.apply', rename('Two'));
  await engine.call('document.undo', {});
  expect(names).toEqual(['Two', 'One']);
});

test('edits asked for at once are applied one after the other', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await Promise.all(Array.from({ length: 20 }, (_, index) => engine.call('document.apply', rename(`n${index}`))));
  const state = await engine.call('workbook.state', {});
  expect(state).toMatchObject({ documentRevision: 21 });
  expect(state?.document.name).toBe('n19');
});

test('data revisions change with extracts and settings and with nothing else', async () => {
  const engine = await startEngine();
  const first = await engine.call('workbook.new', { name: 'W' });
  expect((await engine.call('document.apply', rename('V'))).dataRevision).toBe(first.dataRevision);
  const settings = await engine.call('document.apply', { edit: { kind: 'settings.set', settings: { timeZone: 'UTC' } } });
  expect(settings.dataRevision).toBeGreaterThan(first.dataRevision);
  await plantExtract(engine.context.workbook(), { id: 1, rows: 2, first: '2026-03-01T00:00:00.000Z' });
  expect(engine.context.workbook().dataRevision).toBeGreaterThan(settings.dataRevision);
  expect(engine.context.workbook().activeExtracts()).toEqual([1]);
  expect((await engine.call('document.undo', {})).rowCounts).toEqual([]);
  expect((await engine.call('document.redo', {})).rowCounts).toEqual([{ table: 'settlement_line', rows: 2 }]);
});

test('saving keeps the previous version once and leaves nothing else behind', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  const before = await readFile(path);
  await reopened(engine, path);
  await engine.call('document.apply', rename('Second'));
  const saved = await engine.call('workbook.save', {});
  expect(saved).toMatchObject({ unsaved: false, savedAt: '2026-04-15T12:00:00.000Z' });
  expect((await readFile(`${path}~`)).equals(before)).toBe(true);
  const second = await readFile(path);
  await engine.call('document.apply', rename('Third'));
  await engine.call('workbook.save', {});
  expect((await readFile(`${path}~`)).equals(second)).toBe(true);
  await engine.call('workbook.close', { discard: false });
  expect((await reopened(engine, path)).document.name).toBe('Third');
  await engine.call('workbook.close', { discard: false });
  expect((await reopened(engine, `${path}~`)).document.name).toBe('Second');
});

test('undo works across a save', async () => {
  const engine = await startEngine();
  await reopened(engine, await savedWorkbook(engine));
  await engine.call('document.apply', rename('Second'));
  await engine.call('workbook.save', {});
  const undone = await engine.call('document.undo', {});
  expect(undone).toMatchObject({ unsaved: true });
  expect(undone.document.name).toBe('Quarter');
});

test('unsaved edits are not closed over by accident', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await reopened(engine, path);
  await engine.call('document.apply', rename('Draft'));
  expect(await failureCode(engine.call('workbook.close', { discard: false }))).toBe('INVALID_REQUEST');
  expect(await failureCode(engine.call('workbook.new', { name: 'Other' }))).toBe('INVALID_REQUEST');
  expect((await engine.call('workbook.state', {}))?.document.name).toBe('Draft');
  await engine.call('workbook.close', { discard: true });
  expect((await reopened(engine, path)).document.name).toBe('Quarter');
});

test('opening and closing does not touch the file', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  const bytes = await readFile(path);
  const { mtimeMs, ino } = await stat(path);
  await reopened(engine, path);
  await engine.call('document.apply', rename('Draft'));
  await engine.call('workbook.close', { discard: true });
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(await stat(path)).toMatchObject({ mtimeMs, ino });
});

test('a file that somebody else changed is not overwritten, but may be saved under another name', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await reopened(engine, path);
  await engine.call('document.apply', rename('Mine'));
  const theirs = Buffer.concat([await readFile(path), Buffer.from('x')]);
  await writeFile(path, theirs);
  expect(await failureCode(engine.call('workbook.save', {}))).toBe('WORKBOOK_CHANGED_ON_DISK');
  expect((await readFile(path)).equals(theirs)).toBe(true);
  const saved = await engine.call('workbook.saveAs', { grant: engine.path('mine.paybench') });
  expect(saved).toMatchObject({ fileName: 'mine.paybench', unsaved: false });
});

test('a file that was deleted meanwhile is written again', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await reopened(engine, path);
  await rm(path);
  await engine.call('workbook.save', {});
  expect((await stat(path)).size).toBeGreaterThan(0);
});

test('through a symbolic link the file it points to is opened and saved', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await symlink(path, engine.path('link.paybench'));
  expect(await reopened(engine, engine.path('link.paybench'))).toMatchObject({ fileName: 'w.paybench' });
  await engine.call('document.apply', rename('Via link'));
  await engine.call('workbook.save', {});
  await engine.call('workbook.close', { discard: false });
  expect((await reopened(engine, path)).document.name).toBe('Via link');
});

test('rows of a removed extract are gone from the saved file and still there to undo', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await reopened(engine, path);
  await plantExtract(engine.context.workbook(), { id: 2, rows: 5000, first: '2026-03-10T00:00:00.000Z', partner: 'Secretive Partner' });
  await engine.call('workbook.save', {});
  expect((await readFile(path)).includes('Secretive Partner')).toBe(true);
  await engine.call('document.apply', { edit: { kind: 'extract.setState', id: 2, state: 'undone' } });
  await engine.call('workbook.save', {});
  expect((await readFile(path)).includes('Secretive Partner')).toBe(false);
  expect((await engine.call('document.undo', {})).rowCounts).toEqual([{ table: 'settlement_line', rows: 5048 }]);
  await engine.call('document.redo', {});
  await engine.call('workbook.close', { discard: true });

  const state = await reopened(engine, path);
  expect(state.rowCounts).toEqual([{ table: 'settlement_line', rows: 48 }]);
  expect(Object.keys(state.document.extracts)).toEqual(['1']);
  const left = await engine.context.workbook().session.withConnection(async (connection) => {
    const sql =
      'SELECT extract_id FROM quarantine UNION ALL SELECT extract_id FROM extract_receipt UNION ALL SELECT DISTINCT extract_id FROM settlement_line';
    return (await connection.runAndReadAll(sql)).getRowsJson();
  });
  expect(left).toEqual([[1], [1], [1]]);
});

test('an edit that makes the document too large is refused and nothing changes', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  const text = 'x'.repeat(2_200_000);
  const edit = {
    kind: 'report.put',
    report: { id: 'r', name: 'R', subtitle: '', blocks: [{ kind: 'text', id: 't', text, numbers: [] }] },
  } as const;
  expect(await failureCode(engine.call('document.apply', { edit: edit as never }))).toBe('INVALID_REQUEST');
  expect(await engine.call('workbook.state', {})).toMatchObject({ unsaved: false, canUndo: null });
});

test('a folder that cannot be written to', async (context) => {
  if (process.getuid?.() === 0) context.skip('root may write anywhere; tests/engine/workbook-processes covers it as another user');
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  await reopened(engine, path);
  await chmod(engine.folder, 0o500);
  expect(await failureCode(engine.call('workbook.save', {}))).toBe('FOLDER_READ_ONLY');
  await chmod(engine.folder, 0o700);
});

test('a folder that is not there', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  expect(await failureCode(engine.call('workbook.saveAs', { grant: engine.path('none/w.paybench') }))).toBe('FOLDER_READ_ONLY');
});

test('a workbook of the first schema gets the tables it lacks and keeps its rows', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await connection.run('DROP TABLE bank_line');
  await connection.run('ALTER TABLE attempt DROP COLUMN captured_at');
  await connection.run('ALTER TABLE settlement_line DROP COLUMN row_no');
  await connection.run("UPDATE meta SET value = '1' WHERE key = 'schema'");
  await connection.run('CHECKPOINT');
  connection.closeSync();
  instance.closeSync();
  const before = await reopened(engine, path);
  expect(before.rowCounts).toEqual([{ table: 'settlement_line', rows: 48 }]);
  const { batch } = await engine.call('sql.run', {
    sql: 'SELECT (SELECT count(*) FROM bank_line), (SELECT count(captured_at) FROM attempt)',
  });
  expect(batch.rowCount).toBe(1);
  // Rows were not numbered then: now they are, from 1, in the order in which they lie.
  const numbers = await engine.context
    .workbook()
    .session.withConnection((opened) =>
      opened.runAndReadAll('SELECT min(row_no), max(row_no), count(DISTINCT row_no), bool_and(row_no = line_no - 1) FROM settlement_line'),
    );
  expect(numbers.getRows()).toEqual([[1n, 48n, 48n, true]]);
  await engine.call('workbook.save', {});
  await engine.call('workbook.close', { discard: false });
  expect((await reopened(engine, path)).rowCounts).toEqual([{ table: 'settlement_line', rows: 48 }]);
});
