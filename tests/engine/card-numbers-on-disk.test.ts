import { linkSync, mkdirSync, readdirSync, readFileSync, statSync, watch } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { unzipSync } from 'fflate';
import { expect, onTestFinished, test } from 'vitest';
import type { ImportChoice } from '../../shared/extract/receipt.ts';
import { toAppError } from '../../shared/errors/fail.ts';
import { type ImportBench, startImport } from '../support/import-text.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { makeZip } from '../support/make-zip.ts';
import { readParquet } from '../support/read-parquet.ts';

/** Test numbers that networks and processors publish. */
const cards = [
  '4111111111111111',
  '4012888888881881',
  '4222222222222',
  '5555555555554444',
  '5105105105105100',
  '2223003122003222',
  '378282246310005',
  '371449635398431',
  '6011111111111117',
  '6011000990139424',
  '30569309025904',
  '38520000023237',
  '3530111333300000',
  '3566002020360505',
] as const;
const card = (index: number) => cards[index % cards.length]!;
const grouped = (digits: string, by: string) => digits.replace(/(\d{4})(?=\d)/g, `$1${by}`);

/** Every card number in a text, however it is grouped. */
const found = (text: string) => {
  const packed = text.replace(/[ ./_-]/g, '');
  return cards.filter((digits) => packed.includes(digits));
};

const names = 'ts_utc,partner,type,merchant_ref,gross,ccy_gross,net,ccy_net,memo';
const line = (ref: string, gross: string, memo: string) => `2026-01-05T15:00:00Z,Acme,sale,${ref},${gross},USD,1.00,USD,${memo}\n`;

/** Rows with a number in free text, as an id, in place of an amount, in a record that does not fit and in a column that nobody knows. */
function csv(): string {
  const rows = cards.flatMap((digits, index) => [
    line(`o${index}`, '1.00', `card ${[digits, ...[...' -./_'].map((by) => grouped(digits, by))][index % 6]} on file`),
    line(digits, '1.00', ''),
    line(`q${index}`, '1.00', `one field,too many ${digits}`),
  ]);
  return `${names}\n${rows.join('')}${line('amount', card(0), '')}`;
}

async function parquet(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const rows = cards.map(
    (digits, index) =>
      `(TIMESTAMPTZ '2026-01-05 15:00:00Z', 'Acme', 'sale', 'p${index}', 1.00, 'USD', 1.00, 'USD', 'paid with ${digits}', ${digits}::BIGINT)`,
  );
  await connection.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(', ')}) t(ts_utc, partner, type, merchant_ref, gross, ccy_gross, net, ccy_net, memo, token)) TO '${path}' (FORMAT parquet)`,
  );
  connection.closeSync();
  instance.closeSync();
}

function sheet(): Buffer {
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (cells: readonly string[]) => `<row>${cells.map(text).join('')}</row>`;
  const rows = cards.map((digits, index) =>
    row(['2026-01-05T15:00:00Z', 'Acme', 'sale', `x${index}`, '1.00', 'USD', '1.00', 'USD', `card ${digits}`]),
  );
  return makeXlsx({ sheets: [{ name: 'Sales', rows: row(names.split(',')) + rows.join('') }] });
}

/** Gives every file that is written in a folder, or in a new folder of it, a second name: it may be gone a moment later. */
function keepWritten(folder: string, into: string): readonly string[] {
  mkdirSync(into);
  const kept: string[] = [];
  const keep = (path: string) => {
    const name = join(into, `${kept.length}-${basename(path)}`);
    try {
      if (statSync(path).isDirectory()) follow(path);
      else linkSync(path, name);
      kept.push(name);
    } catch {
      // It is gone already, or was told twice.
    }
  };
  const follow = (path: string) => {
    const watcher = watch(path, (_, name) => name !== null && keep(join(path, name)));
    watcher.on('error', () => watcher.close());
    onTestFinished(() => watcher.close());
    for (const name of readdirSync(path)) keep(join(path, name));
  };
  follow(folder);
  return kept;
}

const filesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );

/** What a file holds as text: of a container also what it unpacks to. */
async function textsOf(path: string): Promise<readonly string[]> {
  const bytes = readFileSync(path);
  const plain = bytes.toString('latin1');
  if (path.endsWith('.parquet')) return [plain, ...(await readParquet([path])).flat()];
  if (path.endsWith('.xlsx')) return [plain, ...Object.values(unzipSync(bytes)).map((part) => Buffer.from(part).toString('utf8'))];
  return [plain, bytes.toString('utf16le')];
}

async function load(bench: ImportBench, name: string, choice?: ImportChoice): Promise<number> {
  const result = await bench.call('extract.import', { grant: bench.path(name), ...(choice === undefined ? {} : { choice }) });
  if (result.status !== 'loaded') throw new Error(`${name}: ${result.error.title}`);
  return result.extract.id;
}

/** Everything a person may do with a file: what the window was told comes back as text. */
async function work(bench: ImportBench): Promise<readonly string[]> {
  const told: unknown[] = [];
  const call = async (method: Parameters<ImportBench['call']>[0], params: unknown) => {
    try {
      told.push(await bench.call(method, params as never));
    } catch (thrown) {
      told.push(toAppError(thrown));
    }
  };
  const choice: ImportChoice = { format: 'template.settlement_line' };
  const sources = ['sales.csv', 'sales.csv.gz', 'sales.zip', 'sales.ndjson', 'sales.xlsx', 'sales.parquet', 'headless.csv', 'utf16.csv'];
  for (const name of sources) {
    await call('extract.preview', { grant: bench.path(name) });
    await call('extract.trial', { grant: bench.path(name), choice: name === 'headless.csv' ? {} : choice });
  }
  const first = await load(bench, 'sales.csv', choice);
  for (const name of sources.slice(1)) {
    await call('extract.import', { grant: bench.path(name), choice: { ...choice, allowDuplicate: true, onOverlap: 'keep_both' } });
  }
  await call('extract.import', { grant: bench.path('sales.csv') });
  const quarantine = await bench.call('extract.quarantine', { extract: first, offset: 0, limit: 100 });
  const [record] = quarantine.records;
  const fields = ['2026-01-05T15:00:00Z', 'Acme', 'sale', 'fixed', '1.00', 'USD', '1.00', 'USD', `typed ${card(3)}`];
  await call('extract.correct', { extract: first, records: [{ line: record?.line, byteOffset: record?.byteOffset, fields }] });
  const rows = { table: 'settlement_line', where: { kind: 'all' }, period: null, metric: null, part: 'all', sort: null };
  const { columns } = await bench.call('rows.describe', { rows: rows as never });
  await call('rows.page', { rows, offset: 0, limit: 100 });
  await call('column.overview', { rows });
  for (const to of ['csv', 'xlsx', 'parquet'])
    await call('rows.export', {
      rows,
      columns: columns.map(({ name }) => name),
      to,
      people: 'keep',
      aggregate: false,
      grant: bench.path(`out/rows.${to}`),
    });
  for (const { id } of await bench.call('extract.list', {})) {
    await call('extract.quarantine', { extract: id, offset: 0, limit: 1000 });
    await call('extract.sourceLine', { extract: id, line: 2 });
    for (const to of ['md', 'html']) await call('extract.paper', { extract: id, to, grant: bench.path(`out/receipt-${id}.${to}`) });
  }
  await call('sql.run', { sql: 'SELECT CAST(x_memo AS BIGINT) FROM settlement_line' });
  await call('sql.run', { sql: "SELECT CAST('card ' || merchant_ref AS DATE) FROM settlement_line" });
  await call('extract.list', {});
  await call('document.undo', {});
  await call('workbook.saveAs', { grant: bench.path('out/kept.paybench') });
  await call('workbook.verify', {});
  return told.map((one) => JSON.stringify(one, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value)));
}

test('the numbers are found in every container, and no file and no answer ever holds one', async () => {
  const bench = await startImport();
  mkdirSync(bench.path('out'));
  const text = csv();
  const files: Readonly<Record<string, string | Buffer>> = {
    'sales.csv': text,
    'sales.csv.gz': gzipSync(text),
    'sales.zip': makeZip([{ name: `in/paid ${card(3)}.csv`, content: text.replaceAll('Acme', 'Beta') }]),
    'sales.ndjson': cards
      .map(
        (digits) =>
          `{"ts_utc":"2026-01-05T15:00:00Z","partner":"Acme","type":"sale","merchant_ref":"j","gross":1,"ccy_gross":"USD","net":1,"ccy_net":"USD","note":"${digits}","pan":${digits}}\n`,
      )
      .join(''),
    'sales.xlsx': sheet(),
    // The first row is taken for the names of columns where nothing says otherwise.
    'headless.csv': cards.map((digits, index) => `${digits},2026-01-${index + 10},1.00,USD\n`).join(''),
    'utf16.csv': Buffer.from(`\ufeff${text}`, 'utf16le'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(bench.path(name), content);
  await parquet(bench.path('sales.parquet'));
  const kept = keepWritten(bench.context.workbook().session.stagingFolder, bench.path('written'));
  const told = await work(bench);

  const extracts = await bench.call('extract.list', {});
  const loaded = Object.fromEntries(extracts.map(({ receipt }) => [receipt.container, receipt.guard.pansMasked]));
  expect(loaded).toMatchObject({ ndjson: 28, xlsx: 14, parquet: 28 });
  // In free text, as an id and in a record that does not fit, and one in place of an amount.
  expect(extracts.find(({ receipt }) => receipt.file === 'sales.csv')?.receipt.guard.pansMasked).toBe(3 * cards.length + 1);

  expect(told.filter((answer) => found(answer).length > 0)).toEqual([]);
  const written = [...filesIn(bench.dataDir), ...filesIn(bench.path('out')), ...filesIn(bench.path('written'))];
  expect(
    kept.some((path) => path.includes('segment')),
    'segments were seen',
  ).toBe(true);
  expect(written.map((path) => basename(path))).toEqual(expect.arrayContaining(['kept.paybench', 'rows.csv', 'rows.xlsx', 'rows.parquet']));
  const leaks: string[] = [];
  for (const path of written)
    for (const held of await textsOf(path)) if (found(held).length > 0) leaks.push(`${path}: ${found(held).join(', ')}`);
  expect(leaks).toEqual([]);
  // Values that the database packs are not seen in its bytes.
  const tables = await bench.rows("SELECT table_name, column_name FROM information_schema.columns WHERE data_type = 'VARCHAR'");
  for (const [table, column] of tables) {
    const values = await bench.rows(`SELECT DISTINCT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`);
    expect(
      values.flat().filter((value) => found(value ?? '').length > 0),
      `${table}.${column}`,
    ).toEqual([]);
    expect(found(column ?? '')).toEqual([]);
  }
}, 90_000);
