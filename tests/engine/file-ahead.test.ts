import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyAhead } from '../../electron/engine/workbook/copy-ahead.ts';
import { failureCode, startEngine, type TestEngine } from '../support/engine.ts';
import { plantExtract } from '../support/plant-extract.ts';

const copiesIn = (dataDir: string) => readdir(join(dataDir, 'working'));

/** A workbook of so many rows under this name, saved and closed. */
async function savedWorkbook(engine: TestEngine, name: string, rows: number): Promise<string> {
  await engine.call('workbook.new', { name });
  await plantExtract(engine.context.workbook(), { id: 1, rows, first: '2026-03-01T00:00:00.000Z' });
  await engine.call('workbook.saveAs', { grant: engine.path(name) });
  await engine.call('workbook.close', { discard: false });
  return engine.path(name);
}

/** A second start of the program, told which file its window will ask for, once that file is copied. */
async function startWith(first: TestEngine, path: string) {
  await first.close();
  await rm(join(first.dataDir, 'kept'), { recursive: true, force: true }); // with what was kept, nothing is copied before it is needed
  const firstFile = copyAhead(first.dataDir, path);
  const engine = await startEngine({ dataDir: first.dataDir, firstFile });
  await firstFile.copied.catch(() => undefined);
  return engine;
}

const open = (engine: TestEngine, grant: string, choice: 'ask' | 'recover' | 'discard' = 'ask') =>
  engine.call('workbook.open', { grant, choice });
const rowsOf = (rows: number) => ({ kind: 'opened', state: { rowCounts: [{ table: 'settlement_line', rows }], unsaved: false } });

test('the file that is asked for first is opened from the copy that was made before it was asked for', async () => {
  const before = await startEngine();
  const path = await savedWorkbook(before, 'a.paybench', 48);
  const engine = await startWith(before, path);
  const copies = await copiesIn(engine.dataDir);
  expect(copies).toHaveLength(1);
  expect(await open(engine, path)).toMatchObject(rowsOf(48));
  expect(await copiesIn(engine.dataDir)).toEqual(copies);
  expect(await engine.call('document.apply', { edit: { kind: 'workbook.rename', name: 'Renamed' } })).toMatchObject({ unsaved: true });
  expect(await engine.call('workbook.save', {})).toMatchObject({ file: path, unsaved: false, document: { name: 'Renamed' } });
});

test('a file that was replaced after it was copied is opened as it is now', async () => {
  const before = await startEngine();
  const path = await savedWorkbook(before, 'a.paybench', 48);
  const newer = await savedWorkbook(before, 'b.paybench', 7);
  const engine = await startWith(before, path);
  await cp(newer, path);
  expect(await open(engine, path)).toMatchObject(rowsOf(7));
  expect(await copiesIn(engine.dataDir)).toHaveLength(1);
});

test('when another file is opened first, the copy is given up', async () => {
  const before = await startEngine();
  const path = await savedWorkbook(before, 'a.paybench', 48);
  const other = await savedWorkbook(before, 'b.paybench', 7);
  const engine = await startWith(before, path);
  expect(await open(engine, other)).toMatchObject(rowsOf(7));
  await expect.poll(() => copiesIn(engine.dataDir)).toHaveLength(1);
  await engine.call('workbook.close', { discard: false });
  expect(await open(engine, path)).toMatchObject(rowsOf(48));
});

test('a copy that nobody asked for is gone when the program ends', async () => {
  const before = await startEngine();
  const path = await savedWorkbook(before, 'a.paybench', 48);
  const engine = await startWith(before, path);
  await engine.close();
  expect(await copiesIn(engine.dataDir)).toEqual([]);
});

test('edits that were left unsaved are offered before the copy is used', async () => {
  const before = await startEngine();
  const path = await savedWorkbook(before, 'a.paybench', 48);
  await open(before, path);
  await before.call('document.apply', { edit: { kind: 'workbook.rename', name: 'Not saved' } });
  const engine = await startWith(before, path);
  expect(await open(engine, path)).toMatchObject({ kind: 'recoverable', fileName: 'a.paybench' });
  expect(await open(engine, path, 'recover')).toMatchObject({ kind: 'opened', state: { unsaved: true, document: { name: 'Not saved' } } });
});

test('a file that is not a workbook is refused when it is asked for, and leaves nothing', async () => {
  const before = await startEngine();
  const path = before.path('notes.paybench');
  await writeFile(path, 'not a database');
  const engine = await startWith(before, path);
  expect(await failureCode(open(engine, path))).toBe('WORKBOOK_NOT_ONE');
  expect(await copiesIn(engine.dataDir)).toEqual([]);
});

test('a file that is gone is told by its name when it is asked for', async () => {
  const before = await startEngine();
  const engine = await startWith(before, before.path('gone.paybench'));
  expect(await failureCode(open(engine, before.path('gone.paybench')))).toBe('FILE_NOT_FOUND');
});

test('copying that is stopped leaves nothing', async () => {
  const engine = await startEngine();
  const path = await savedWorkbook(engine, 'a.paybench', 48);
  const copying = copyAhead(engine.dataDir, path);
  copying.stop();
  copying.begin();
  expect(await failureCode(copying.copied)).toBe('CANCELLED');
  expect(await copiesIn(engine.dataDir)).toEqual([]);
});
