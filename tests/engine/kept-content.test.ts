import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyAhead } from '../../electron/engine/workbook/copy-ahead.ts';
import { listWorkingCopies } from '../../electron/engine/workbook/working-copy.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import { appError } from '../../shared/errors/catalogue.ts';
import type { WorkbookState } from '../../shared/protocol/engine-protocol.ts';
import { failureCode, startEngine, type TestEngine } from '../support/engine.ts';
import { plantExtract } from '../support/plant-extract.ts';

const rename = (name: string) => ({ edit: { kind: 'workbook.rename', name } as const });
const count = { sql: 'SELECT count(*)::INTEGER AS n FROM settlement_line' };

/** A workbook with 48 rows, saved and closed by an earlier run of the program. */
async function earlier(name = 'Quarter'): Promise<{ before: TestEngine; path: string }> {
  const before = await startEngine();
  await before.call('workbook.new', { name });
  await plantExtract(before.context.workbook(), { id: 1, rows: 48, first: '2026-03-01T00:00:00.000Z' });
  await before.call('workbook.saveAs', { grant: before.path('w.paybench') });
  await before.close();
  return { before, path: before.path('w.paybench') };
}

/** The next run, whose copy of the file is complete only when `finish` is called: with an error, it cannot be made. */
async function laterWith({ before, path }: { before: TestEngine; path: string }) {
  let finish: (error?: Error) => void = () => undefined;
  const held = new Promise<void>((resolve, reject) => {
    finish = (error) => (error === undefined ? resolve() : reject(error));
  });
  const copying = copyAhead(before.dataDir, path);
  const firstFile = { ...copying, copied: held.then(() => copying.copied) };
  const engine = await startEngine({ dataDir: before.dataDir, firstFile });
  return { engine, finish };
}

async function opened(engine: TestEngine, grant: string): Promise<WorkbookState> {
  const result = await engine.call('workbook.open', { grant, choice: 'ask' });
  if (result.kind !== 'opened') throw new Error(`not opened: ${result.kind}`);
  return result.state;
}

test('a workbook is shown as its file was left before its copy is complete; what needs rows waits for it', async () => {
  const known = await earlier();
  const { engine, finish } = await laterWith(known);
  const state = await opened(engine, known.path);
  expect(state).toMatchObject({ document: { name: 'Quarter' }, unsaved: false, savedAt: null, canUndo: null, fileName: 'w.paybench' });
  expect(state).toMatchObject({ rowCounts: [{ table: 'settlement_line', rows: 48 }], dataFrom: '2026-02-28', dataThrough: '2026-03-02' });
  let isAnswered = false;
  const answer = engine.call('sql.run', count).finally(() => {
    isAnswered = true;
  });
  await engine.call('workbook.state', {});
  expect(isAnswered).toBe(false);
  finish();
  expect((await answer).batch.columns[0]).toMatchObject({ type: 'i32', values: Int32Array.of(48) });
  expect(await engine.call('workbook.state', {})).toEqual(state);
});

test('an edit made before the copy is complete is kept, and can be saved', async () => {
  const known = await earlier();
  const { engine, finish } = await laterWith(known);
  const { documentRevision } = await opened(engine, known.path);
  const edited = engine.call('document.apply', rename('Renamed'));
  finish();
  expect(await edited).toMatchObject({ document: { name: 'Renamed' }, documentRevision: documentRevision + 1, unsaved: true });
  expect(await engine.call('workbook.save', {})).toMatchObject({ unsaved: false });
  await engine.close();
  const next = await laterWith(known);
  expect(await opened(next.engine, known.path)).toMatchObject({ document: { name: 'Renamed' } });
  next.finish();
});

test('half a copy is never offered as the work of a process that died', async () => {
  const known = await earlier();
  const { engine, finish } = await laterWith(known);
  await opened(engine, known.path);
  expect(await listWorkingCopies(engine.dataDir)).toEqual([]);
  finish();
  await engine.call('sql.run', count);
  expect(await listWorkingCopies(engine.dataDir)).toMatchObject([{ origin: { file: known.path, saving: null, holder: 'window' } }]);
});

test('when the copy cannot be made, whatever needs it says why, and the workbook can be closed and opened again', async () => {
  const known = await earlier();
  const { engine, finish } = await laterWith(known);
  await opened(engine, known.path);
  const asked = failureCode(engine.call('sql.run', count));
  finish(new AppFailure(appError('DISK_FULL', { needed: '12 MB' })));
  expect(await asked).toBe('DISK_FULL');
  expect(await failureCode(engine.call('document.apply', rename('Lost')))).toBe('DISK_FULL');
  await engine.call('workbook.close', { discard: false });
  expect(await opened(engine, known.path)).toMatchObject({ document: { name: 'Quarter' } });
  expect((await engine.call('sql.run', count)).batch.columns[0]).toMatchObject({ values: Int32Array.of(48) });
});

test('what was kept wrongly is put right, and said, as soon as the file is read', async () => {
  const known = await earlier();
  const folder = join(known.before.dataDir, 'kept');
  const [name = ''] = (await readdir(folder)).filter((file) => file.startsWith('content-'));
  await writeFile(join(folder, name), (await readFile(join(folder, name), 'utf8')).replace('Quarter', 'Other'));
  const { engine, finish } = await laterWith(known);
  const told: string[] = [];
  engine.onEvent((topic, value) => {
    if (topic === 'workbook.changed') told.push((value as WorkbookState).document.name);
  });
  expect(await opened(engine, known.path)).toMatchObject({ document: { name: 'Other' } });
  finish();
  await engine.call('document.redo', {});
  expect(told).toEqual(['Quarter']);
  expect(await engine.call('workbook.state', {})).toMatchObject({ document: { name: 'Quarter' }, unsaved: false });
});

test('nothing is kept of a file that was changed by others since', async () => {
  const known = await earlier();
  await writeFile(known.path, await readFile(known.path));
  const { engine, finish } = await laterWith(known);
  let isOpen = false;
  const opening = opened(engine, known.path).finally(() => {
    isOpen = true;
  });
  await engine.call('workbook.state', {});
  expect(isOpen).toBe(false);
  finish();
  expect(await opening).toMatchObject({ document: { name: 'Quarter' } });
});
