import { userInfo } from 'node:os';
import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../shared/extract/receipt.ts';
import { failureCode, startEngine, testNow } from '../support/engine.ts';
import { makeXlsx } from '../support/make-xlsx.ts';
import { closes, type ImportBench, startImport } from '../support/import-text.ts';

const header = 'ts_utc,attempt_id,partner,amount,ccy,result';
const lines = [
  header,
  '2026-02-01T10:00:00Z,a1,Northbank,10.00,USD,approved',
  // The comma of a thousand splits the amount in two.
  '2026-02-02T10:00:00Z,a2,Northbank,1,200.00,USD,approved',
  '2026-02-03T10:00:00Z,a3,Northbank,30.00,USD,approved',
  // The partner is not there; every later field is one place early.
  '2026-02-04T10:00:00Z,a4,40.00,USD,approved',
];
const content = `${lines.join('\n')}\n`;
const line3 = ['2026-02-02T10:00:00Z', 'a2', 'Northbank', '1200.00', 'USD', 'approved'];
const line5 = ['2026-02-04T10:00:00Z', 'a4', 'Northbank', '40.00', 'USD', 'approved'];

const waiting = (bench: ImportBench) => bench.call('extract.quarantine', { extract: 1, offset: 0, limit: 100 });

/** Corrects records of extract 1, given by the line they begin at. */
async function correct(bench: ImportBench, fixed: Readonly<Record<number, readonly string[]>>) {
  const { records } = await waiting(bench);
  const given = Object.entries(fixed).map(([line, fields]) => {
    const record = records.find((one) => one.line === Number(line));
    return { line: Number(line), byteOffset: record?.byteOffset ?? -1, fields: [...fields] };
  });
  return (await bench.call('extract.correct', { extract: 1, records: given })).extract;
}

const facts = (bench: ImportBench) => bench.rows('SELECT line_no, attempt_id, amount, fault FROM attempt ORDER BY line_no');
const countOf = async (bench: ImportBench) => (await bench.call('workbook.state', {}))?.rowCounts;
const codes = ({ warnings }: Receipt) => warnings.map(({ code }) => code);

describe('a record of the quarantine that was corrected', () => {
  test('is loaded under its own line, and the receipt moves by it and still closes', async () => {
    const bench = await startImport();
    const before = (await bench.load('jan.csv', content)).receipt;
    expect(before.lines).toMatchObject({ physical: 5, header: 1, loaded: 2, quarantined: 2 });
    const { receipt, correctedBy } = await correct(bench, { 3: line3 });
    expect(correctedBy).toEqual([2]);
    expect(receipt.lines).toMatchObject({ physical: 5, header: 1, loaded: 3, quarantined: 1 });
    expect(receipt.rows).toEqual({ loaded: 3, quarantined: 1, faulty: 0 });
    // 10.00 + 30.00 of the file, and the 1,200.00.
    expect(receipt.amounts.map(({ column, currency, loaded }) => [column, currency, loaded])).toContainEqual(['amount', 'USD', '1240']);
    expect(closes(receipt)).toBe(true);
    expect(receipt.warnings.find(({ code }) => code === 'RECORDS_QUARANTINED')?.message).toBe(
      '1 record did not fit and waits in quarantine; no total holds them.',
    );
    expect(await facts(bench)).toEqual([
      ['2', 'a1', '10.000000', null],
      ['3', 'a2', '1200.000000', null],
      ['4', 'a3', '30.000000', null],
    ]);
    expect((await waiting(bench)).records.map(({ line }) => line)).toEqual([5]);
    // What the file says on that line stays what it said.
    expect(await bench.call('extract.sourceLine', { extract: 2, line: 3 })).toEqual({ line: 3, text: lines[2] });
  });

  test('says who changed what and when, and is told in the list of files as a part of its file', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', content);
    await correct(bench, { 3: line3, 5: line5 });
    const list = await bench.call('extract.list', {});
    expect(list.map(({ id }) => id)).toEqual([1]);
    const { receipt } = list[0] ?? expect.fail('no file');
    expect(receipt.corrections?.map(({ by, at }) => [by, at])).toEqual([[userInfo().username, new Date(testNow).toISOString()]]);
    expect(receipt.corrections?.[0]?.records).toMatchObject([
      {
        line: 3,
        reason: 'has 7 fields where the header has 6',
        changes: [{ column: '', from: lines[2], to: line3.join(' | ') }],
      },
      { line: 5, reason: 'has 5 fields where the header has 6', changes: [{ column: '', from: lines[4], to: line5.join(' | ') }] },
    ]);
    expect(codes(receipt)).toEqual([]);
    expect(receipt.lastInstant).toBe('2026-02-04T10:00:00.000Z');
  });

  test('names the column where only one field of a full record was changed', async () => {
    const bench = await startImport();
    // A record that ends in a quote that was never closed has its fields, and is set aside all the same.
    await bench.load(
      'jan.csv',
      `${lines[0]}\n${lines[1]}\n${lines[3]?.replace('approved', 'app"roved')}\n`.replace('app"roved', '"approved'),
    );
    const { records } = await waiting(bench);
    expect(records.map(({ line, fields }) => [line, fields?.length])).toEqual([[3, 6]]);
    const { receipt } = await correct(bench, { 3: [...(records[0]?.fields ?? []).slice(0, 5), 'approved'] });
    expect(receipt.corrections?.[0]?.records[0]?.changes.map(({ column, to }) => [column, to])).toEqual([['result', 'approved']]);
    expect(receipt.rows).toEqual({ loaded: 2, quarantined: 0, faulty: 0 });
    expect(closes(receipt)).toBe(true);
  });

  test('is one step that can be undone, and goes with the file it belongs to', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', content);
    await correct(bench, { 3: line3 });
    expect(await countOf(bench)).toEqual([{ table: 'attempt', rows: 3 }]);
    expect((await bench.call('document.undo', {})).document.extracts).toMatchObject({ 1: { state: 'active' } });
    expect(await countOf(bench)).toEqual([{ table: 'attempt', rows: 2 }]);
    expect((await waiting(bench)).total).toBe(2);
    await bench.call('document.redo', {});
    await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'undone' } });
    expect(await countOf(bench)).toEqual([]);
    await bench.call('document.apply', { edit: { kind: 'extract.setState', id: 1, state: 'active' } });
    expect(await countOf(bench)).toEqual([{ table: 'attempt', rows: 3 }]);
  });

  test('can be corrected after another was, and not twice', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', content);
    const [first] = (await waiting(bench)).records;
    await correct(bench, { 3: line3 });
    const again = bench.call('extract.correct', {
      extract: 1,
      records: [{ line: 3, byteOffset: first?.byteOffset ?? -1, fields: line3 }],
    });
    expect(await failureCode(again)).toBe('INVALID_REQUEST');
    const { receipt, correctedBy } = await correct(bench, { 5: line5 });
    expect(correctedBy).toEqual([2, 3]);
    expect(receipt.rows).toEqual({ loaded: 4, quarantined: 0, faulty: 0 });
    expect(receipt.amounts.find(({ column }) => column === 'amount')).toMatchObject({ loaded: '1280', quarantined: '0' });
    expect(await countOf(bench)).toEqual([{ table: 'attempt', rows: 4 }]);
  });

  test('with a value that cannot be read is a row with a fault, as in any file', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', content);
    const { receipt } = await correct(bench, { 3: line3.with(3, 'much') });
    expect(receipt.rows).toEqual({ loaded: 3, quarantined: 1, faulty: 1 });
    expect((await facts(bench))[1]).toEqual(['3', 'a2', null, 'amount: not an amount']);
  });

  test('is refused as long as it has not one field for each column; nothing is kept', async () => {
    const bench = await startImport();
    await bench.load('jan.csv', content);
    expect(await failureCode(correct(bench, { 3: line3, 5: line5.slice(1) }))).toBe('INVALID_REQUEST');
    expect(await countOf(bench)).toEqual([{ table: 'attempt', rows: 2 }]);
    expect(await bench.rows('SELECT count(*) FROM extract_receipt')).toEqual([['1']]);
  });

  test('keeps its line beside records that run over several lines', async () => {
    const bench = await startImport();
    const long = '2026-02-02T10:00:00Z,a2,"North\nbank",1,200.00,USD,approved';
    await bench.load('jan.csv', [...lines.slice(0, 2), long, ...lines.slice(3), ''].join('\n'));
    const { receipt } = await correct(bench, { 3: line3.with(2, 'North\nbank'), 6: line5 });
    expect((await facts(bench)).map(([line, id]) => [line, id])).toEqual([
      ['2', 'a1'],
      ['3', 'a2'],
      ['5', 'a3'],
      ['6', 'a4'],
    ]);
    expect(receipt.lines).toMatchObject({ physical: 6, header: 1, loaded: 5, quarantined: 0 });
  });
});

test('a row of a spreadsheet is corrected under its row, whatever lines its cells hold', async () => {
  const bench = await startImport();
  const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (cells: readonly string[]) => `<row>${cells.map(text).join('')}</row>`;
  const attempt = ['2026-02-02T10:00:00Z', 'a1', 'Northbank', '5.00', 'USD', 'approved'];
  // How wide the table is, is told by its first rows.
  const many = row(attempt).repeat(8000);
  const rows = row(header.split(',')) + many + row(attempt.with(1, 'a2&#10;x').concat('stray')) + row(attempt.with(1, 'a3'));
  await bench.load('feb.xlsx', makeXlsx({ sheets: [{ rows }] }));
  const [waits] = (await waiting(bench)).records;
  expect([waits?.line, waits?.fields?.length]).toEqual([8002, 7]);
  const { receipt } = await correct(bench, { 8002: (waits?.fields ?? []).slice(0, 6) });
  expect(receipt.lines).toMatchObject({ physical: 8003, header: 1, loaded: 8002, quarantined: 0 });
  expect(receipt.amounts.find(({ column }) => column === 'amount')).toMatchObject({
    loaded: '40010',
    quarantined: '0',
    independent: '40010',
  });
  expect((await facts(bench)).slice(-2).map(([line, id]) => [line, id])).toEqual([
    ['8002', 'a2\nx'],
    ['8003', 'a3'],
  ]);
});

test('a card number that is typed is masked like one of the file, in the row and in what is kept of the change', async () => {
  const bench = await startImport();
  await bench.load('jan.csv', content);
  const { receipt } = await correct(bench, { 3: line3.with(2, '4111111111111111') });
  expect(await bench.rows('SELECT partner FROM attempt WHERE line_no = 3')).toEqual([['411111******1111']]);
  expect(JSON.stringify(receipt)).not.toContain('4111111111111111');
  const stored = await bench.rows('SELECT receipt FROM extract_receipt');
  expect(JSON.stringify(stored)).not.toContain('4111111111111111');
});

test('corrected records are there after the workbook was closed, and its check finds nothing', async () => {
  const bench = await startImport();
  await bench.load('jan.csv', content);
  await correct(bench, { 3: line3 });
  const path = bench.path('kept.paybench');
  await bench.call('workbook.saveAs', { grant: path });
  await bench.close();
  const next = await startEngine({ dataDir: bench.dataDir });
  await next.call('workbook.open', { grant: path, choice: 'ask' });
  const [file] = await next.call('extract.list', {});
  expect(file?.receipt.rows).toEqual({ loaded: 3, quarantined: 1, faulty: 0 });
  expect((await next.call('workbook.state', {}))?.rowCounts).toEqual([{ table: 'attempt', rows: 3 }]);
  expect(await next.call('workbook.verify', {})).toMatchObject({ differences: [], extracts: [{ id: 1, ok: true }] });
});

test('a total that did not agree without the record agrees once it is loaded', async () => {
  const bench = await startImport();
  const row = (ref: string, type: string, net: string) =>
    `Harbor,Harbor_US,${ref},o1,visa,2026-02-02 10:00:00,CET,${type},m1,USD,,,1,USD,${net},7`;
  const columns =
    'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC),Batch Number';
  const broken = row('8814', 'Settled', ',1,048.50');
  const { receipt } = await bench.load(
    'batch7.csv',
    `${[columns, row('8813', 'Settled', ',97.00'), broken, row('', 'MerchantPayout', '1145.50,')].join('\n')}\n`,
  );
  const totals = ({ controls }: Receipt) => controls.map(({ computed, ok }) => [Number(computed), ok]);
  expect(totals(receipt)).toEqual([[-1048.5, false]]);
  const fixed = row('8814', 'Settled', ',1048.50').split(',');
  expect(totals((await correct(bench, { 3: fixed })).receipt)).toEqual([[0, true]]);
});
