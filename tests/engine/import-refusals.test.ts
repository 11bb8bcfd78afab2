import { openSync, writeSync } from 'node:fs';
import { appendFile, chmod, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { importFile } from '../../electron/engine/import/import-file.ts';
import { loadSegment } from '../../electron/engine/import/load-rows.ts';
import { failureOfFile } from '../../electron/engine/import/file-failures.ts';
import type { JobContext } from '../../shared/protocol/engine-protocol.ts';
import { AppFailure } from '../../shared/errors/app-error.ts';
import type { ExtractProfile } from '../../shared/extract/profile.ts';
import { templateAttempt } from '../../shared/extract/formats/template-attempt.ts';
import { planLoad } from '../../shared/extract/load-plan.ts';
import { failureCode } from '../support/engine.ts';
import { startImport } from '../support/import-text.ts';

const header = 'ts_utc,attempt_id,amount,ccy,result';
const row = (id: number) => `2026-01-01T00:00:00Z,a${id},10.00,USD,approved`;
const good = `${header}\n${row(1)}\n`;
const taught: ExtractProfile = {
  kind: 'paybench-profile',
  version: 1,
  name: 'Quay',
  table: 'payout',
  dialect: { delimiter: ';', quote: '"', hasHeader: true, decimal: '.', thousands: '', dateOrder: 'ymd' },
  header: ['When', 'Cents'],
  columns: [
    { source: 'When', target: 'payout_date' },
    { source: 'Cents', target: 'amount', unit: 'minor' },
  ],
  constants: { ccy: 'USD' },
  renames: [],
};
const manyRows = (count: number) => `${header}\n${Array.from({ length: count }, (_, index) => row(index)).join('\n')}\n`;

test('each file that cannot be loaded is refused by its own name, and nothing of it is kept', async () => {
  const bench = await startImport();
  const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010806000000', 'hex');
  const cases: readonly (readonly [name: string, content: string | Buffer, code: string])[] = [
    ['empty.csv', '', 'FILE_EMPTY'],
    ['blank.csv', ' \n\n', 'FILE_EMPTY'],
    ['empty.csv.gz', gzipSync(''), 'FILE_EMPTY'],
    ['unknown-header.csv', 'Datum;Betrag\n', 'FILE_HEADER_ONLY'],
    ['picture.png', Buffer.concat([png, Buffer.alloc(400)]), 'FILE_BINARY'],
    ['book.xlsx', Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'), 'FILE_DAMAGED'],
    ['files.zip', Buffer.from('PK\x03\x04\x14\0\x06\0data.csv', 'latin1'), 'FILE_DAMAGED'],
    ['letter.txt', 'Dear all,\nhere are the numbers.\nRegards\n', 'FILE_NOT_A_TABLE'],
    ['list.json', '[{"a": 1}]', 'FILE_NOT_A_TABLE'],
    ['cut.csv.gz', gzipSync(manyRows(2000)).subarray(0, 300), 'FILE_DAMAGED'],
    ['ragged.csv', `${header},\n${row(1)}\n${row(2)}\n`, 'FORMAT_MISMATCH'],
    ['dates.csv', 'Date,Amount\n01/02/2026,5.00\n03/04/2026,6.00\n', 'FORMAT_UNSETTLED'],
    ['thousands.csv', 'Date,Amount\n2026-01-02,"1,234"\n2026-01-03,"5,678"\n', 'FORMAT_UNSETTLED'],
    [
      'both.csv',
      'ts_utc,attempt_id,amount,ccy,result,application_id,decision\n2026-01-01T00:00:00Z,a,1.00,USD,approved,c,approved\n',
      'FORMAT_AMBIGUOUS',
    ],
    ['letters.csv', 'a,b\nc,d\n', 'FORMAT_UNKNOWN'],
    ['names.csv', 'Name,Age\nAnn,31\nBob,42\n', 'FORMAT_UNKNOWN'],
    ['cut.parquet', Buffer.from('PAR1 and then nothing that fits'), 'FILE_DAMAGED'],
  ];
  for (const [name, content, code] of cases) expect(await bench.refusal(name, content), name).toBe(code);
  expect(await bench.refusal('good.csv', good, { format: 'stripe.itemised' })).toBe('FORMAT_MISMATCH');
  expect(await bench.refusal('good.csv', good, { format: 'nobody.nothing' })).toBe('FORMAT_NO_SUCH');
  expect(
    await bench.refusal('latin.csv', Buffer.from(`${header}\n2026-01-01T00:00:00Z,é,1.00,USD,approved\n`, 'latin1'), {
      dialect: { encoding: 'utf-8' },
    }),
  ).toBe('FILE_ENCODING');
  expect(
    await failureCode(bench.call('extract.import', { grant: bench.path('good.csv'), choice: { dialect: { encoding: 'ebcdic' } } })),
  ).toBe('INVALID_REQUEST');
  expect(await bench.call('extract.list', {})).toEqual([]);
  expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['0']]);
  expect(await readdir(bench.context.workbook().session.stagingFolder)).toEqual([]);
});

test('a known header without rows is a quiet day: it loads, and days that are alike are no duplicates', async () => {
  const bench = await startImport();
  const quiet = await bench.load('2026-01-01.csv', `${header}\n`);
  expect(quiet.receipt).toMatchObject({
    format: 'template.attempt',
    lines: { physical: 1, header: 1, loaded: 0, quarantined: 0 },
    rows: { loaded: 0, quarantined: 0, faulty: 0 },
    amounts: [],
    firstInstant: null,
    missingDays: [],
  });
  expect(quiet.receipt.warnings.map(({ code }) => code)).toEqual(['NO_ROWS']);
  expect((await bench.load('2026-01-02.csv', `${header}\n`)).id).toBe(2);
  expect(await bench.refusal('2026-01-02.csv', `${header}\n`)).toBe('IMPORT_DUPLICATE');
  expect((await bench.call('extract.preview', { grant: bench.path('2026-01-02.csv') })).candidates[0]?.certain).toBe(true);
  expect((await bench.load('taught.csv', 'When;Cents\n', { profile: taught })).receipt.rows.loaded).toBe(0);
  expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['0']]);
  expect((await bench.call('workbook.verify', {})).differences).toEqual([]);
});

test('a file that is not there, a folder, and one that may not be read', async () => {
  const bench = await startImport();
  const code = async (path: string) => {
    const result = await bench.call('extract.import', { grant: path });
    return result.status === 'refused' ? result.error.code : result.status;
  };
  expect(await code(bench.path('nowhere.csv'))).toBe('FILE_NOT_FOUND');
  await mkdir(bench.path('folder.csv'));
  expect(await code(bench.path('folder.csv'))).toBe('FILE_UNREADABLE');
  expect((await bench.call('extract.preview', { grant: bench.path('nowhere.csv') })).refused?.code).toBe('FILE_NOT_FOUND');
  if (process.getuid?.() === 0) return; // Root may read everything.
  await writeFile(bench.path('secret.csv'), good);
  await chmod(bench.path('secret.csv'), 0);
  expect(await code(bench.path('secret.csv'))).toBe('FILE_UNREADABLE');
});

test('invalid bytes far behind the sample stop the whole import', async () => {
  const bench = await startImport();
  const content = Buffer.concat([Buffer.from(manyRows(20_000)), Buffer.from([0xff]), Buffer.from(`${row(1)}\n`)]);
  expect(await bench.refusal('late.csv', content)).toBe('FILE_ENCODING');
  expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['0']]);
});

test('a line that never ends is refused without being held in memory', async () => {
  const bench = await startImport();
  expect(await bench.refusal('line.csv', 'x'.repeat(6 << 20))).toBe('FILE_LINE_TOO_LONG');
  expect(await bench.refusal('late-line.csv', `${good}${'x'.repeat(6 << 20)}`)).toBe('FILE_LINE_TOO_LONG');
});

test('the same bytes are not loaded twice, unless wanted or the first were removed', async () => {
  const bench = await startImport();
  const first = await bench.load('a.csv', good);
  expect(await bench.refusal('copy.csv', good)).toBe('IMPORT_DUPLICATE');
  expect((await bench.call('extract.preview', { grant: bench.path('copy.csv') })).alreadyLoadedAs).toBe(first.id);
  expect((await bench.load('copy.csv', good, { allowDuplicate: true })).id).toBe(2);
  await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'undone' } });
  await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 2, state: 'undone' } });
  expect((await bench.load('copy.csv', good)).id).toBe(3);
});

/** A job that does something the first time it is told of progress. */
function job(onProgress: () => void): { job: JobContext; controller: AbortController } {
  const controller = new AbortController();
  return { controller, job: { signal: controller.signal, progress: onProgress } };
}

const small = { now: () => 0, segmentBytes: 64 * 1024, segmentsAhead: 1 };

test('an import that is cancelled half-way leaves nothing: no rows, no receipt, nothing in staging', async () => {
  const bench = await startImport();
  const path = bench.path('many.csv');
  await writeFile(path, manyRows(200_000));
  const took: number[] = [];
  for (let turn = 1; turn <= 5; turn++) {
    let told = 0;
    let cancelled = 0;
    // Each time a little further on.
    const watched = job(() => {
      if (++told !== turn) return;
      cancelled = performance.now();
      watched.controller.abort();
    });
    expect(await failureCode(importFile(bench.context.workbook(), path, {}, watched.job, small))).toBe('CANCELLED');
    took.push(performance.now() - cancelled);
  }
  // The best of five, since other tests have the processors meanwhile.
  expect(Math.min(...took)).toBeLessThan(200);
  expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['0']]);
  expect(await bench.rows('SELECT count(*) FROM extract_receipt')).toEqual([['0']]);
  expect(await bench.call('extract.list', {})).toEqual([]);
  expect(await readdir(bench.context.workbook().session.stagingFolder)).toEqual([]);
  expect((await bench.load('after.csv', good)).id).toBe(1);
});

test('a file that grows while it is read is refused', async () => {
  const bench = await startImport();
  const path = bench.path('growing.csv');
  await writeFile(path, manyRows(200_000));
  let appended: Promise<void> | null = null;
  const watched = job(() => {
    appended ??= appendFile(path, `${row(1)}\n`);
  });
  const result = await importFile(bench.context.workbook(), path, {}, watched.job, small);
  await appended;
  expect(result).toMatchObject({ status: 'refused', error: { code: 'FILE_CHANGED' } });
  expect(await bench.rows('SELECT count(*) FROM attempt')).toEqual([['0']]);
});

test('a file that is another one than was shown is not loaded unseen', async () => {
  const bench = await startImport();
  const path = bench.path('shown.csv');
  await writeFile(path, good);
  const { stamp: seen } = await bench.call('extract.preview', { grant: path });
  await appendFile(path, `${row(9)}\n`);
  expect(await bench.call('extract.import', { grant: path, seen })).toMatchObject({
    status: 'refused',
    error: { code: 'FILE_CHANGED_SINCE' },
  });
  const again = await bench.call('extract.preview', { grant: path });
  expect(await bench.call('extract.import', { grant: path, seen: again.stamp })).toMatchObject({ status: 'loaded' });
});

test('rows written and rows loaded must be equal, or the import fails by name', async () => {
  const bench = await startImport();
  const { session } = bench.context.workbook();
  const path = join(session.stagingFolder, 'segment.parquet');
  const values = ['2026-01-01T00:00:00Z', 'a1', '10.00', 'USD', 'approved'].map((value, column) => `'${value}' AS c${column}`);
  await session.withConnection((connection) =>
    connection.run(`COPY (SELECT 2 AS line_no, 1 AS row_no, ${values.join(', ')}) TO '${path}' (FORMAT parquet)`),
  );
  const names = header.split(',');
  const plan = planLoad('attempt', names, templateAttempt.rules(names, { partner: null, timeZone: null, zone: 'UTC', currency: null }), []);
  const segment = { stream: 0, path, rows: 2, proofs: [], odd: null };
  expect(await failureCode(session.withConnection((connection) => loadSegment(connection, plan, segment, 1, 'a.csv')))).toBe(
    'IMPORT_NOT_COMPLETE',
  );
});

test('a mapping that speaks of a column the file does not have', async () => {
  const bench = await startImport();
  await writeFile(bench.path('a.csv'), 'Date,Amount\n2026-01-01,1.00\n');
  const choice = { format: 'plain.table', mapping: [{ source: 'Total', target: 'amount' }] };
  expect(await failureCode(bench.call('extract.import', { grant: bench.path('a.csv'), choice }))).toBe('INVALID_REQUEST');
});

test('one import at a time', async () => {
  const bench = await startImport();
  const path = bench.path('many.csv');
  await writeFile(path, manyRows(50_000));
  const first = importFile(bench.context.workbook(), path, {}, job(() => undefined).job, small);
  expect(await failureCode(importFile(bench.context.workbook(), path, {}, job(() => undefined).job, small))).toBe('ENGINE_BUSY');
  expect((await first).status).toBe('loaded');
});

test('a full disk has its own name, told by the system itself', () => {
  const file = openSync('/dev/full', 'w');
  let thrown: unknown = null;
  try {
    writeSync(file, 'x');
  } catch (error) {
    thrown = error;
  }
  const failure = failureOfFile(thrown, 'a.csv');
  expect(failure instanceof AppFailure ? failure.error.code : failure).toBe('DISK_FULL');
});

test('the source of a row is shown while the file is at hand, masked, and not when it changed', async () => {
  const bench = await startImport();
  const content = `${header},note\n${row(1)},"two\nlines"\n${row(2)},4111111111111111\n`;
  const { id } = await bench.load('a.csv', content);
  const line = async (number: number) => (await bench.call('extract.sourceLine', { extract: id, line: number })).text;
  expect(await line(2)).toBe(`${row(1)},"two\nlines"`);
  expect(await line(4)).toBe(`${row(2)},411111******1111`);
  expect(await failureCode(line(99))).toBe('INVALID_REQUEST');
  // Touched but the same bytes: its fingerprint decides.
  await utimes(bench.path('a.csv'), 1, 1);
  expect(await line(2)).toBe(`${row(1)},"two\nlines"`);
  await writeFile(bench.path('a.csv'), content.replace('10.00', '99.00'));
  expect(await failureCode(line(2))).toBe('SOURCE_NOT_AT_HAND');
  expect(await failureCode(bench.call('extract.sourceLine', { extract: 9, line: 1 }))).toBe('EXTRACT_NO_SUCH');
  await bench.call('document.apply', { edit: { kind: 'extract.repoint', id, sourcePath: join(bench.folder, 'b.csv') } });
  await writeFile(bench.path('b.csv'), content);
  expect(await line(2)).toBe(`${row(1)},"two\nlines"`);
});
