import { copyFile, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newWorkbook } from '../../electron/engine/workbook/open-file.ts';
import { failureCode, startEngine, testFolder, testNow } from '../support/engine.ts';
import { writeSettlements } from '../support/settlement-file.ts';
import { plantExtract } from '../support/plant-extract.ts';

const rename = (name: string) => ({ edit: { kind: 'workbook.rename', name } as const });

test('a save in the middle of loads is whole: each file that was written opens and agrees with its receipts', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  const path = engine.path('w.paybench');
  await engine.call('workbook.saveAs', { grant: path });
  const workbook = engine.context.workbook();
  const load = { isRunning: true };
  const loading = (async () => {
    for (let id = 1; id <= 6; id++) await plantExtract(workbook, { id, rows: 30_000, first: '2024-01-01T00:00:00.000Z' });
    load.isRunning = false;
  })();
  let saves = 0;
  while (load.isRunning) {
    await engine.call('workbook.save', {});
    await copyFile(path, engine.path(`saved-${saves}.paybench`));
    saves++;
  }
  await loading;
  expect(saves).toBeGreaterThan(1);
  await engine.call('workbook.close', { discard: true });
  for (const save of new Set([0, Math.floor(saves / 2), saves - 1])) {
    const result = await engine.call('workbook.open', { grant: engine.path(`saved-${save}.paybench`), choice: 'ask' });
    expect(result.kind).toBe('opened');
    expect((await engine.call('workbook.verify', {})).differences).toEqual([]);
    await engine.call('workbook.close', { discard: true });
  }
}, 60_000);

test('closing stops what reads the workbook and waits for it', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  const { session } = engine.context.workbook();
  const controller = new AbortController();
  const endless = failureCode(
    session.withConnection((connection) => connection.run('SELECT count(*) FROM range(1000000000000)'), controller.signal),
  );
  const closed = engine.call('workbook.close', { discard: true });
  controller.abort();
  expect(await endless).toBe('CANCELLED');
  await closed;
  expect(await failureCode(session.withConnection(async () => null))).toBe('WORKBOOK_NONE_OPEN');
  expect(await readdir(join(engine.dataDir, 'working'))).toEqual([]);
});

test('a handler that runs when the workbook is closed ends as cancelled', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await plantExtract(engine.context.workbook(), { id: 1, rows: 300_000, first: '1990-01-01T00:00:00.000Z' });
  const verify = failureCode(engine.call('workbook.verify', {}));
  await engine.call('workbook.close', { discard: true });
  expect(await verify).toMatch(/CANCELLED|WORKBOOK_NONE_OPEN/);
});

test('an import that is cancelled is not there, and the same file loads afterwards', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await writeSettlements(engine.path('march.csv'), 200_000);
  for (const stopAt of [0, 0.5, 0.96]) {
    const controller = new AbortController();
    const progress = (_: string, fraction: number | null) => {
      if ((fraction ?? 0) >= stopAt) controller.abort();
    };
    const call = engine.call('extract.import', { grant: engine.path('march.csv') }, { signal: controller.signal, progress });
    expect(await failureCode(call), `stopped at ${stopAt}`).toBe('CANCELLED');
    expect(await engine.call('workbook.state', {})).toMatchObject({ rowCounts: [], unsaved: false });
    expect(await readdir(engine.context.workbook().session.stagingFolder)).toEqual([]);
  }
  expect(await engine.call('extract.import', { grant: engine.path('march.csv') })).toMatchObject({ status: 'loaded' });
  expect((await engine.call('workbook.verify', {})).differences).toEqual([]);
}, 60_000);

test('an import is undone and redone like any edit; its rows leave the file with the next save', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  await writeSettlements(engine.path('march.csv'), 1000);
  await engine.call('extract.import', { grant: engine.path('march.csv') });
  expect(await engine.call('workbook.state', {})).toMatchObject({ canUndo: 'load extract', unsaved: true });
  expect(await engine.call('document.undo', {})).toMatchObject({ rowCounts: [], canRedo: 'load extract' });
  await engine.call('workbook.saveAs', { grant: engine.path('w.paybench') });
  expect((await engine.call('document.redo', {})).rowCounts).toEqual([{ table: 'settlement_line', rows: 1000 }]);
  await engine.call('workbook.close', { discard: true });
  await engine.call('workbook.open', { grant: engine.path('w.paybench'), choice: 'ask' });
  expect(await engine.call('extract.list', {})).toEqual([]);
});

test('a cancelled statement leaves the session fit for the next one', async () => {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'W' });
  const { session } = engine.context.workbook();
  for (let round = 0; round < 5; round++) {
    const controller = new AbortController();
    const cancelled = session.withConnection(async (connection) => {
      await connection.run('BEGIN');
      await connection.run("INSERT INTO quarantine VALUES (9, 1, 1, 'x', 'x', NULL)");
      queueMicrotask(() => controller.abort());
      await connection.run('SELECT count(*) FROM range(1000000000000)');
    }, controller.signal);
    expect(await failureCode(cancelled)).toBe('CANCELLED');
  }
  const rows = await session.withConnection(async (connection) =>
    (await connection.runAndReadAll('SELECT count(*) FROM quarantine')).getRowsJson(),
  );
  expect(rows).toEqual([['0']]);
});

test('the instance reads and writes nothing outside its own folders', async () => {
  const engine = await startEngine();
  await writeFile(engine.path('secret.csv'), 'a\n1\n');
  await engine.call('workbook.new', { name: 'W' });
  const { session } = engine.context.workbook();
  const tries = [
    `SELECT * FROM read_csv('${engine.path('secret.csv')}')`,
    "SELECT * FROM read_text('/etc/hostname')",
    `COPY quarantine TO '${engine.path('out.csv')}'`,
    `ATTACH '${engine.path('other.duckdb')}'`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'SET enable_external_access = true',
    "SET memory_limit = '100GB'",
    'RESET lock_configuration',
  ];
  for (const sql of tries) {
    const outcome = await session
      .withConnection((connection) => connection.run(sql))
      .then(
        () => 'ran',
        () => 'refused',
      );
    expect(outcome, sql).toBe('refused');
  }
  expect(await readdir(engine.folder)).toEqual(['data', 'secret.csv']);
});

test('what dead processes left is swept away, what somebody may still want is not', async () => {
  const folder = await testFolder();
  const dataDir = join(folder, 'data');
  const opening = { dataDir, appVersion: 't', now: () => testNow, onChanged: () => undefined };
  const old = join(dataDir, 'working', 'half-made');
  await mkdir(old, { recursive: true });
  await utimes(old, new Date(testNow - 7_200_000), new Date(testNow - 7_200_000));
  const live = await newWorkbook({ ...opening, holder: 'builder' }, 'Live');
  const left = await newWorkbook({ ...opening, holder: 'terminal' }, 'Left by a terminal');
  const wanted = await newWorkbook({ ...opening, holder: 'window' }, 'Left by a window');
  await wanted.apply(rename('Edited').edit);
  // Kept and released: as after the end of their process.
  await left.close(true);
  await wanted.close(true);
  const engine = await startEngine({ dataDir });
  await engine.call('workbook.new', { name: 'Next' });
  const names = await readdir(join(dataDir, 'working'));
  expect(names).toHaveLength(3);
  expect(names).not.toContain('half-made');
  await engine.call('workbook.close', { discard: true });
  expect((await engine.call('workbook.resume', {}))?.document.name).toBe('Edited');
  await live.close(false);
});
