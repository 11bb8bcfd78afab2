import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { demoVersion } from '../../electron/engine/demo/open-demo.ts';
import { demoDocument, extractFiles } from '../../shared/synth/index.ts';
import { workbookDocumentSchema } from '../../shared/workbook/document.ts';
import { micros, readDemoFile } from '../support/demo-sums.ts';
import { failureCode, startEngine } from '../support/engine.ts';

vi.stubEnv('PAYBENCH_DEMO_SIZE', 'S');

// Building takes its time: the tests follow each other on the same data.
let dataDir = '';
beforeAll(async () => {
  dataDir = join(await mkdtemp(join(tmpdir(), 'paybench-demo-test-')), 'data');
});
afterAll(() => rm(join(dataDir, '..'), { recursive: true, force: true }));

test('a build that is cancelled leaves no demo and nothing open', async () => {
  const engine = await startEngine({ dataDir });
  for (const stopAt of [0.1, 0.6]) {
    const controller = new AbortController();
    const progress = (_: string, fraction: number | null) => {
      if ((fraction ?? 0) >= stopAt) controller.abort();
    };
    expect(await failureCode(engine.call('workbook.openDemo', {}, { signal: controller.signal, progress }))).toBe('CANCELLED');
    expect(await engine.call('workbook.state', {})).toBeNull();
    expect(await readdir(join(engine.dataDir, 'working')).catch(() => [])).toEqual([]);
    expect((await readdir(join(engine.dataDir, 'demo'))).filter((name) => name.includes('.paybench'))).toEqual([]);
  }
}, 120_000);

test('after cancelled builds the demo is built once, closes on every receipt, and opens at once after that', async () => {
  const engine = await startEngine({ dataDir });
  const fractions: number[] = [];
  const state = await engine.call('workbook.openDemo', {}, { progress: (_, fraction) => fractions.push(fraction ?? -1) });
  expect(state).toMatchObject({ isDemo: true, file: null, unsaved: false, recovered: false, canUndo: null });
  const content = workbookDocumentSchema.parse(demoDocument());
  // Besides its own review it holds the efficiency report, made from its template.
  const reports = [expect.objectContaining({ id: 'efficiency' }), ...content.reports];
  expect(state.document).toEqual({ ...content, reports, extracts: state.document.extracts });
  expect(
    Object.values(state.document.extracts)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(extractFiles.map(({ name }) => name).sort());
  expect(state.rowCounts.map(({ table }) => table)).toEqual([
    'attempt',
    'settlement_line',
    'availability_sample',
    'payment_event',
    'payout',
    'bank_line',
    'order_ledger',
    'ach_entry',
    'ach_return',
    'application',
    'points_event',
    'bnpl_plan',
    'contact',
    'reported_measure',
  ]);
  expect(state).toMatchObject({ dataFrom: '2026-01-01' });
  expect(fractions).toEqual([...fractions].sort((left, right) => left - right));

  const verified = await engine.call('workbook.verify', {});
  expect(verified.differences).toEqual([]);
  expect(verified.extracts.map(({ message }) => message)).toEqual(extractFiles.map(() => 'Rows, totals and source file as on the receipt'));

  const built = join(engine.dataDir, 'demo', `demo-0.0.0-test-${demoVersion}-S.paybench`);
  const { mtimeMs } = await stat(built);
  await engine.call('document.apply', { edit: { kind: 'workbook.rename', name: 'Mine' } });
  await engine.call('workbook.close', { discard: true });
  const started = performance.now();
  const again = await engine.call('workbook.openDemo', {});
  expect(performance.now() - started).toBeLessThan(1000);
  expect(again).toMatchObject({ document: state.document, rowCounts: state.rowCounts });
  expect((await stat(built)).mtimeMs).toBe(mtimeMs);
}, 120_000);

test('every receipt of the demo is what another reader finds in its file: lines, records and amounts by currency', async () => {
  const engine = await startEngine({ dataDir });
  const { document } = await engine.call('workbook.openDemo', {});
  const extracts = await engine.call('extract.list', {});
  expect(extracts).toHaveLength(extractFiles.length);
  for (const { id, receipt } of extracts) {
    const { table, format, lines, rows, amounts } = receipt;
    const own = readDemoFile(document.extracts[id]?.sourcePath ?? '', table, format);
    const { physical, ...parts } = lines;
    expect.soft(physical, receipt.file).toBe(own.lines);
    expect
      .soft(
        Object.values(parts).reduce((sum, count) => sum + count, 0),
        receipt.file,
      )
      .toBe(own.lines);
    expect.soft(rows.loaded, receipt.file).toBe(own.records);
    // Of the accounting report only lines are read: its amounts stand on several steps of one payment.
    if (format === 'adyen.payment_accounting') continue;
    const found = amounts.map(({ column, currency, loaded }) => [`${column} ${currency}`, micros(loaded)] as const);
    const nonZero = (sums: Iterable<readonly [string, bigint]>) => [...sums].filter(([, sum]) => sum !== 0n).sort();
    expect.soft(nonZero(found), receipt.file).toEqual(nonZero(own.sums));
    for (const { column, currency, loaded, quarantined, independent } of amounts)
      expect.soft(micros(loaded) + micros(quarantined), `${receipt.file} ${column} ${currency}`).toBe(micros(independent));
  }
}, 120_000);

test('the demo is saved under a name like any workbook, and is then no longer the demo', async () => {
  const engine = await startEngine({ dataDir });
  await engine.call('workbook.openDemo', {});
  expect(await failureCode(engine.call('workbook.save', {}))).toBe('INVALID_REQUEST');
  expect(await engine.call('workbook.saveAs', { grant: engine.path('mine.paybench') })).toMatchObject({
    isDemo: false,
    fileName: 'mine.paybench',
    unsaved: false,
  });
}, 120_000);

test('another version of the app builds its own demo and removes the earlier one', async () => {
  const next = await startEngine({ dataDir, appVersion: '9.0.0' });
  await next.call('workbook.openDemo', {});
  expect(await readdir(join(dataDir, 'demo'))).toEqual([`demo-9.0.0-${demoVersion}-S.paybench`, 'extracts']);
}, 120_000);
