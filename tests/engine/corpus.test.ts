import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import type { ExtractSummary, ImportChoice, LineCounts } from '../../shared/extract/receipt.ts';
import { overpunchInteger } from '../../shared/extract/overpunch.ts';
import { decimalOf, microsOf } from '../../shared/money/micros.ts';
import { startEngine, type TestEngine } from '../support/engine.ts';
import { startImport } from '../support/import-text.ts';
import { countLines } from '../torture/variant.ts';
import { type CorpusCheck, type CorpusFile, corpusFiles } from './corpus-map.ts';

/**
 * Real partner files of public repositories with independently computed answers. They are not part of the project: the tests run where
 * the folder is at hand (beside the project, or PAYBENCH_CORPUS) and say so where it is not.
 */
const folder = process.env['PAYBENCH_CORPUS'] ?? fileURLToPath(new URL('../../../shared/data/extracts/', import.meta.url));
const isThere = existsSync(join(folder, 'answers.json'));
if (!isThere) process.stdout.write(`corpus: not checked, ${folder} is not there\n`);

const answers: Record<string, Record<string, unknown>> = isThere ? JSON.parse(await readFile(join(folder, 'answers.json'), 'utf8')) : {};
const exact = (value: unknown) => {
  const micros = microsOf(String(value));
  return micros === null ? String(value) : decimalOf(micros);
};
const exactMap = (entries: Iterable<readonly [unknown, unknown]>) =>
  Object.fromEntries([...entries].map(([name, value]): [string, string] => [String(name), exact(value)]));

async function found(
  check: CorpusCheck,
  answer: unknown,
  { receipt, id }: ExtractSummary,
  header: readonly string[],
  engine: TestEngine,
  name: string,
): Promise<unknown> {
  const rows = (sql: string) =>
    engine.context
      .workbook()
      .session.withConnection(async (connection) =>
        (await connection.runAndReadAll(`WITH rows AS (SELECT * FROM ${receipt.table} WHERE extract_id = ${id}) ${sql}`)).getRows(),
      );
  switch (check.kind) {
    case 'rows':
      return String(receipt.rows.loaded);
    case 'columns':
      return String(header.length);
    case 'fingerprint':
      return receipt.sha256.slice(0, 16);
    case 'header':
      return check.position === 'first' ? header[0] : header.at(-1);
    case 'value':
      return exact((await rows(check.sql))[0]?.[0]);
    case 'map':
      return exactMap((await rows(check.sql)).map(([name, value]) => [name, value] as const));
    case 'list':
      return (await rows(check.sql)).map(([value]) => value);
    case 'receipt': {
      const sums = receipt.amounts.filter(({ column }) => column === check.column);
      return exactMap(
        sums.map(({ currency, loaded }) => [currency, check.isNegated === true ? decimalOf(-(microsOf(loaded) ?? 0n)) : loaded] as const),
      );
    }
    case 'table':
      return rows(check.sql);
    case 'lines':
      return String(receipt.lines[check.part ?? 'physical']);
    case 'record_types':
      return Object.fromEntries(Object.keys(check.parts).map((part) => [part, receipt.lines[part as keyof LineCounts]]));
    case 'stated': {
      const { stated } = receipt.controls.find(({ name }) => name === check.name) ?? { stated: '' };
      return exact(decimalOf((microsOf(stated) ?? 0n) * 10n ** BigInt(check.scale ?? 0)));
    }
    case 'controls':
      return Object.fromEntries(receipt.controls.map(({ name, stated, computed }) => [name, [stated, computed]]));
    case 'repeated_headers':
      return header.filter((name, at) => header.indexOf(name) < at);
    case 'overpunch':
      return exactMap(Object.keys(answer as object).map((text) => [text, overpunchInteger(text)] as const));
    case 'own': {
      const load = async (bytes: Buffer, choice: ImportChoice) => (await (await startImport()).load(name, bytes, choice)).receipt;
      return check.of({ bytes: await readFile(join(folder, name)), receipt, rows, load }, answer);
    }
    case 'control':
      return receipt.controls.find(({ name }) => name === check.name)?.computed;
  }
}

function expected(check: CorpusCheck, answer: unknown): unknown {
  if (check.kind === 'list' || check.kind === 'table' || check.kind === 'repeated_headers' || check.kind === 'own') return answer;
  if (check.kind === 'record_types') {
    const counts = answer as Readonly<Record<string, number>>;
    const sum = (types: readonly string[]) => types.reduce((total, type) => total + (counts[type] ?? 0), 0);
    return Object.fromEntries(Object.entries(check.parts).map(([part, types]) => [part, sum(types)]));
  }
  if (check.kind === 'controls') {
    const stated = Object.entries(check.of(answer)).map(([name, texts]) => [name, expect.arrayContaining([...texts])]);
    return expect.objectContaining(Object.fromEntries(stated));
  }
  if (check.kind === 'control') return String((answer as readonly unknown[]).length);
  if (typeof answer === 'object' && answer !== null) return exactMap(Object.entries(answer));
  return check.kind === 'fingerprint' || check.kind === 'header' ? answer : exact(answer);
}

/** Physical lines of a text, unpacked, or rows of a sheet, counted by others than the product's reader. */
async function linesOf(bytes: Buffer, container: string): Promise<number> {
  if (container !== 'xlsx') return countLines((container === 'gzip' ? gunzipSync(bytes) : bytes).toString('latin1'), 'lf');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(Uint8Array.from(bytes).buffer);
  return book.worksheets[0]?.rowCount ?? 0;
}

async function checkLoaded(name: string, file: CorpusFile, answer: Record<string, unknown>): Promise<void> {
  const engine = await startEngine();
  await engine.call('workbook.new', { name: 'Corpus' });
  const path = join(folder, name);
  const request = { grant: path, ...(file.choice ? { choice: file.choice } : {}) };
  const { header } = await engine.call('extract.preview', request);
  const result = await engine.call('extract.import', request);
  if (result.status !== 'loaded') throw new Error(result.error.title);
  const { receipt } = result.extract;
  expect(receipt.format).toBe(file.format);
  const { physical, ...parts } = receipt.lines;
  expect(physical).toBe(await linesOf(await readFile(path), receipt.container));
  expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(physical);
  expect(receipt.rows).toMatchObject({ quarantined: 0, faulty: 0 });
  for (const amount of receipt.amounts) expect(amount.loaded).toBe(amount.independent);
  for (const [key, value] of Object.entries(answer)) {
    const check = file.checks[key];
    if (check === undefined) throw new Error(`${name}: no check says what ${key} must be`);
    expect(await found(check, value, result.extract, header, engine, name), key).toEqual(expected(check, value));
  }
}

describe.skipIf(!isThere)('the corpus of real files', () => {
  test('the map speaks of every file that has answers, and of no other', () => {
    expect(Object.keys(corpusFiles).sort()).toEqual(Object.keys(answers).sort());
  });

  test.each(Object.entries(corpusFiles))('%s', async (name, file) => {
    await checkLoaded(name, file, answers[name] ?? {});
  });
});
