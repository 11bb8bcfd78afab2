import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import type { ImportChoice } from '../../shared/extract/receipt.ts';
import { closes, startImport } from '../support/import-text.ts';
import { makeXlsx, type SheetXml } from '../support/make-xlsx.ts';
import { makeZip } from '../support/make-zip.ts';

const header = ['ts_utc', 'partner', 'type', 'merchant_ref', 'gross', 'ccy_gross', 'net', 'ccy_net'];
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const number = (value: string | number, style = 0) => `<c s="${style}"><v>${value}</v></c>`;
const row = (...cells: readonly string[]) => `<row>${cells.join('')}</row>`;
const sale = (serial: number, ref: string, gross: string) =>
  row(number(serial, 1), text('Acme'), text('sale'), text(ref), number(gross), text('USD'), number(gross), text('USD'));
const names = row(...header.map(text));
const book = (...sheets: readonly SheetXml[]) => makeXlsx({ sheets, formats: ['yyyy-mm-dd hh:mm:ss'] });
const csv = (ref: string, gross: string) => `${header.join(',')}\n2026-01-05T15:00:00Z,Acme,sale,${ref},${gross},USD,${gross},USD\n`;
const record = (ref: string, gross: string) =>
  `{"ts_utc":"2026-01-05T15:00:00Z","partner":"Acme","type":"sale","merchant_ref":"${ref}","gross":${gross},"ccy_gross":"USD","net":${gross},"ccy_net":"USD"}`;
/** January 5, 2026: 25,569 days to January 1, 1970 in a system that counts one too many, and 20,458 more. */
const january5 = 46_027;

describe('spreadsheets', () => {
  test('a sheet loads like text: dates, exact amounts, and rows in place of lines', async () => {
    const bench = await startImport();
    const rows =
      names +
      sale(january5 + 0.625, 'o1', '10.1') +
      '<row/>' +
      sale(january5 + 0.75, 'two&#10;lines', '0.28999999999999998') +
      sale(january5 + 1, 'o3', '1E-05');
    const { receipt, name, id } = await bench.load('march.xlsx', book({ name: 'Payouts', rows }));
    expect(receipt).toMatchObject({
      container: 'xlsx',
      form: { member: null, table: { kind: 'xlsx', sheet: 'Payouts', width: 8 } },
      format: 'template.settlement_line',
      lines: { physical: 5, header: 1, preamble: 0, blank: 1, trailer: 0, loaded: 3, quarantined: 0 },
      amounts: [
        { column: 'gross', currency: 'USD', loaded: '10.39001', independent: '10.39001' },
        { column: 'net', currency: 'USD', loaded: '10.39001', independent: '10.39001' },
      ],
    });
    expect(closes(receipt)).toBe(true);
    expect(name).toBe('march.xlsx');
    expect(await bench.rows('SELECT line_no, merchant_ref, ts_utc FROM settlement_line ORDER BY 1')).toEqual([
      ['2', 'o1', '2026-01-05 15:00:00'],
      ['4', 'two\nlines', '2026-01-05 18:00:00'],
      ['5', 'o3', '2026-01-06 00:00:00'],
    ]);
    const { text: shown } = await bench.call('extract.sourceLine', { extract: id, line: 5 });
    expect(shown).toBe('2026-01-06T00:00:00,Acme,sale,o3,0.00001,USD,0.00001,USD');
  });

  test('a title above and a total below are no records, and a row with a value too many is set apart with its row', async () => {
    const bench = await startImport();
    const wide = sale(january5, 'o3', '3').replace('</row>', `${text('stray')}</row>`);
    const rows =
      row(text('Settlement report')) +
      '<row/>' +
      names +
      Array.from({ length: 8000 }, () => sale(january5, 'o1', '1')).join('') +
      wide +
      row(text('Total'), '', '', '', number(8003));
    const { receipt, id } = await bench.load('march.xlsx', book({ rows }));
    expect(receipt.lines).toEqual({ physical: 8005, header: 1, preamble: 1, blank: 1, trailer: 1, loaded: 8000, quarantined: 1 });
    const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 5 });
    expect(records.map(({ line, byteOffset, reason }) => [line, byteOffset, reason])).toEqual([
      [8004, 0, 'has 9 fields where the header has 8'],
    ]);
  });

  test('what a spreadsheet cannot keep is told, and card numbers in it are covered', async () => {
    const bench = await startImport();
    const rows =
      names +
      sale(january5, 'o1', '#N/A').replace(/<c s="0"><v>#N\/A<\/v><\/c>/g, '<c t="e"><v>#N/A</v></c>') +
      sale(january5, 'o2', '1').replace(text('o2'), number('4111111111111110')) +
      sale(january5, 'o3', '1').replace(text('Acme'), text('4111 1111 1111 1111')) +
      sale(january5, 'o4', '1').replace(text('o4'), number('1.23457E+15'));
    const { receipt } = await bench.load('march.xlsx', book({ name: 'S', rows }));
    expect(receipt.rows).toEqual({ loaded: 4, quarantined: 0, faulty: 1 });
    expect(receipt.guard.pansMasked).toBe(1);
    const told = receipt.warnings.map(({ code }) => code);
    expect(told).toEqual(expect.arrayContaining(['CELL_ERROR', 'CARD_SHAPED_NUMBER', 'DIGITS_LOST', 'CARD_NUMBERS_MASKED']));
    expect(receipt.warnings.find(({ code }) => code === 'CELL_ERROR')?.message).toContain('S!E2 #N/A, S!G2 #N/A');
    expect(await bench.rows('SELECT partner, merchant_ref, gross, fault FROM settlement_line ORDER BY line_no')).toEqual([
      ['Acme', 'o1', null, expect.stringContaining('gross')],
      ['Acme', '411111******1110', '1.000000', null],
      ['4111 11** **** 1111', 'o3', '1.000000', null],
      ['Acme', '1.23457E+15', '1.000000', null],
    ]);
  });

  test('of several sheets one must be named; each is a table of its own, and none of them twice', async () => {
    const bench = await startImport();
    const content = book(
      { name: 'Notes', state: 'hidden', rows: row(text('x')) },
      { name: 'January', rows: names + sale(january5, 'o1', '1') },
      { name: 'February', rows: names + sale(january5 + 31, 'o2', '2') },
      { name: 'Empty', rows: '' },
    );
    await writeFile(bench.path('q1.xlsx'), content);
    const preview = await bench.call('extract.preview', { grant: bench.path('q1.xlsx') });
    expect(preview).toMatchObject({
      container: 'xlsx',
      sheets: [
        { name: 'Notes', isHidden: true },
        { name: 'January', isHidden: false },
        { name: 'February', isHidden: false },
        { name: 'Empty', isHidden: false },
      ],
      questions: [{ text: 'Choose one of: January, February.' }],
      lines: [],
    });
    expect(preview.sample[0]?.[3]).toBe('o1');
    expect(await bench.refusal('q1.xlsx', content)).toBe('FILE_HOLDS_SEVERAL');
    const january = (await bench.load('q1.xlsx', content, { sheet: 'January' })).receipt;
    expect(january.amounts[0]?.loaded).toBe('1');
    expect(january.warnings.find(({ code }) => code === 'HIDDEN_SHEET')?.message).toContain('(Notes)');
    expect((await bench.load('q1.xlsx', content, { sheet: 'February' })).receipt.amounts[0]?.loaded).toBe('2');
    expect(await bench.refusal('q1.xlsx', content, { sheet: 'February' })).toBe('IMPORT_DUPLICATE');
    expect(await bench.refusal('q1.xlsx', content, { sheet: 'Empty' })).toBe('FILE_NOT_A_TABLE');
    await expect(bench.refusal('q1.xlsx', content, { sheet: 'March' })).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
  });

  test('a cover sheet hides no table: which sheet is meant is asked', async () => {
    const bench = await startImport();
    const content = book(
      { name: 'Cover', rows: row(text('Monthly report')) + row(text('for Acme')) },
      { name: 'January', rows: names + sale(january5, 'o1', '1') },
    );
    await writeFile(bench.path('cover.xlsx'), content);
    const { refused, questions } = await bench.call('extract.preview', { grant: bench.path('cover.xlsx') });
    expect(refused?.code).toBe('FILE_HOLDS_SEVERAL');
    expect(questions[0]?.answers.map(({ sheet }) => sheet)).toEqual(['Cover', 'January']);
    expect((await bench.load('cover.xlsx', content, { sheet: 'January' })).receipt.amounts[0]?.loaded).toBe('1');
  });

  test('the row that names the columns may be said', async () => {
    const bench = await startImport();
    const rows =
      row(text('a'), text('b')) + row(text('c'), text('d')) + row(text('day'), text('amount')) + row(text('2026-01-05'), number('1.5'));
    const choice: ImportChoice = { headerRow: 3, format: 'plain.table', currency: 'USD' };
    const { receipt } = await bench.load('plain.xlsx', book({ rows }), choice);
    expect(receipt.header).toEqual(['day', 'amount']);
    expect(receipt.lines).toMatchObject({ physical: 4, preamble: 2, header: 1, loaded: 1 });
  });
});

describe('JSON', () => {
  test('a list of objects keeps every digit, and rows are its elements', async () => {
    const bench = await startImport();
    const content = `[${record('9007199254740993', '1.10')},\n${record('o2', '0.000001')},\n{"ts_utc":"2026-01-05T15:00:00Z","note":null}]`;
    const { receipt } = await bench.load('march.json', content);
    expect(receipt).toMatchObject({
      container: 'json',
      format: 'template.settlement_line',
      lines: { physical: 3, header: 0, blank: 0, loaded: 3, quarantined: 0 },
      header: [...header, 'note'],
    });
    expect(receipt.amounts[0]).toMatchObject({ loaded: '1.100001', independent: '1.100001' });
    expect(await bench.rows('SELECT line_no, merchant_ref FROM settlement_line ORDER BY 1')).toEqual([
      ['1', '9007199254740993'],
      ['2', 'o2'],
      ['3', null],
    ]);
  });

  test('one object a line: lines keep their numbers, a broken one is set apart, and the source line is found again', async () => {
    const bench = await startImport();
    const content = `${record('o1', '1')}\n\n{"ts_utc":\n${record('o4', '4')}\n`;
    const { receipt, id } = await bench.load('march.ndjson', content);
    expect(receipt.container).toBe('ndjson');
    expect(receipt.lines).toEqual({ physical: 4, header: 0, preamble: 0, blank: 1, trailer: 0, loaded: 2, quarantined: 1 });
    expect(await bench.rows('SELECT line_no, merchant_ref FROM settlement_line ORDER BY 1')).toEqual([
      ['1', 'o1'],
      ['4', 'o4'],
    ]);
    const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 5 });
    expect(records.map(({ line }) => line)).toEqual([3]);
    expect(receipt.warnings).toContainEqual({
      code: 'INVALID_LINE',
      message: '1 line is not valid JSON: each is in quarantine with its text (line 3).',
    });
    expect((await bench.call('extract.sourceLine', { extract: id, line: 4 })).text).toBe('2026-01-05T15:00:00Z,Acme,sale,o4,4,USD,4,USD');
  });

  test('a key that first comes in the last of many records is a column, packed in gzip and in UTF-16 too', async () => {
    const bench = await startImport();
    const many = Array.from({ length: 3000 }, (_, index) => record(`o${index}`, '0.01')).join('\n');
    const content = `${many}\n${record('last', '0.01').replace('{', '{"late":"x",')}`;
    const { receipt } = await bench.load('packed.json.gz', gzipSync(content));
    expect(receipt).toMatchObject({ container: 'ndjson', lines: { physical: 3001, loaded: 3001 } });
    expect(await bench.rows("SELECT merchant_ref FROM settlement_line WHERE x_late = 'x'")).toEqual([['last']]);
    const wide = await bench.load('wide.json', Buffer.from(`\uFEFF[${record('ü', '5')}]`, 'utf16le'));
    expect(wide.receipt.rows.loaded).toBe(1);
    expect(await bench.rows(`SELECT merchant_ref FROM settlement_line WHERE extract_id = ${wide.id}`)).toEqual([['ü']]);
  });

  test('of several lists one must be named, and what is no JSON says where', async () => {
    const bench = await startImport();
    const content = `{"page":1,"sales":[${record('o1', '1')}],"refunds":[${record('o2', '2')}]}`;
    await writeFile(bench.path('two.json'), content);
    const preview = await bench.call('extract.preview', { grant: bench.path('two.json') });
    expect(preview.sheets.map(({ name, records }) => [name, records])).toEqual([
      ['sales', 1],
      ['refunds', 1],
    ]);
    expect(preview.questions).toContainEqual({
      text: 'Choose one of: sales (1), refunds (1).',
      answers: [
        { label: 'sales (1 record)', sheet: 'sales' },
        { label: 'refunds (1 record)', sheet: 'refunds' },
      ],
    });
    expect(await bench.refusal('two.json', content)).toBe('FILE_HOLDS_SEVERAL');
    expect((await bench.load('two.json', content, { sheet: 'refunds' })).receipt.amounts[0]?.loaded).toBe('2');
    expect(await bench.refusal('empty.json', '[]')).toBe('FILE_NOT_A_TABLE');
    await writeFile(bench.path('cut.json'), `[${record('o1', '1')},\n{"a"`);
    const cut = await bench.call('extract.import', { grant: bench.path('cut.json') });
    expect(cut.status === 'refused' && cut.error.title).toContain('not valid JSON at line 2');
  });
});

describe('archives', () => {
  const archive = makeZip([
    { name: 'in/a.csv', content: csv('o1', '1.25') },
    { name: 'in/b.csv.gz', content: gzipSync(csv('o2', '2.25')), method: 0 },
    { name: 'in/c.xlsx', content: book({ rows: names + sale(january5, 'o3', '4') }) },
    { name: 'in/d.ndjson', content: `${record('o4', '8')}\n` },
    { name: 'in/secret.csv', content: 'x'.repeat(13), method: 0, flags: 1, bytes: 1 },
    { name: 'in/more.zip', content: 'PK' },
    { name: '../../evil.csv', content: csv('o5', '16') },
    { name: 'in/empty.csv', content: '' },
  ]);

  test('each member is an extract of its own', async () => {
    const bench = await startImport();
    await writeFile(bench.path('march.zip'), archive);
    const preview = await bench.call('extract.preview', { grant: bench.path('march.zip') });
    expect(preview).toMatchObject({ container: 'zip', refused: { code: 'FILE_HOLDS_SEVERAL', context: { count: 8 } } });
    expect(preview.members.map(({ name, refusal }) => [name, refusal])).toEqual([
      ['in/a.csv', null],
      ['in/b.csv.gz', null],
      ['in/c.xlsx', null],
      ['in/d.ndjson', null],
      ['in/secret.csv', 'encrypted'],
      ['in/more.zip', 'archive'],
      ['evil.csv', null],
      ['in/empty.csv', null],
    ]);
    expect(await bench.refusal('march.zip', archive)).toBe('FILE_HOLDS_SEVERAL');
    const sums: string[] = [];
    for (const member of ['in/a.csv', 'in/b.csv.gz', 'in/c.xlsx', 'in/d.ndjson', 'evil.csv']) {
      const { receipt, name } = await bench.load('march.zip', archive, { member });
      expect(name).toBe(`march.zip/${member}`);
      expect(receipt).toMatchObject({ file: `march.zip/${member}`, container: 'zip', form: { member }, rows: { loaded: 1 } });
      expect(closes(receipt)).toBe(true);
      sums.push(receipt.amounts[0]?.loaded ?? '');
    }
    expect(sums).toEqual(['1.25', '2.25', '4', '8', '16']);
    expect(await bench.refusal('march.zip', archive, { member: 'in/secret.csv' })).toBe('FILE_PROTECTED');
    expect(await bench.refusal('march.zip', archive, { member: 'in/more.zip' })).toBe('FILE_NOT_A_TABLE');
    expect(await bench.refusal('march.zip', archive, { member: 'in/empty.csv' })).toBe('FILE_EMPTY');
    expect(await bench.refusal('march.zip', archive, { member: 'in/a.csv' })).toBe('IMPORT_DUPLICATE');
  });

  test('the receipt of a member has the hash of its unpacked bytes, and its lines are found again', async () => {
    const bench = await startImport();
    const content = csv('o1', '1');
    const { receipt, id, sourceAtHand } = await bench.load('one.zip', makeZip([{ name: 'a.csv', content }]));
    expect(sourceAtHand).toBe(true);
    expect(receipt).toMatchObject({ file: 'one.zip/a.csv', bytes: content.length, lines: { physical: 2 } });
    expect((await bench.call('extract.sourceLine', { extract: id, line: 2 })).text).toBe(content.split('\n')[1]);
    // The same bytes outside of the archive are the same file.
    expect(await bench.refusal('a.csv', content)).toBe('IMPORT_DUPLICATE');
  });

  test('a bomb, a wrong checksum and an archive that is none are refused by their own names', async () => {
    const bench = await startImport();
    const bomb = Buffer.alloc(6_000_000, `2026-01-05,1.00,${'x'.repeat(10_000)}\n`);
    expect(await bench.refusal('bomb.zip', makeZip([{ name: 'a.csv', content: bomb }]))).toBe('FILE_UNPACKS_TOO_LARGE');
    expect(await bench.refusal('bomb.csv.gz', gzipSync(bomb))).toBe('FILE_UNPACKS_TOO_LARGE');
    expect(await bench.refusal('wrong.zip', makeZip([{ name: 'a.csv', content: csv('o1', '1'), crc: 1 }]))).toBe('FILE_DAMAGED');
    expect(await bench.refusal('cut.zip', makeZip([{ name: 'a.csv', content: csv('o1', '1') }]).subarray(0, -10))).toBe('FILE_DAMAGED');
    expect(await bench.refusal('junk.csv.gz', Buffer.concat([gzipSync(csv('o1', '1')), Buffer.from('junk')]))).toBe('FILE_DAMAGED');
    expect(
      await bench.refusal(
        'deck.pptx',
        makeZip([
          { name: '[Content_Types].xml', content: '' },
          { name: 'ppt/presentation.xml', content: '' },
        ]),
      ),
    ).toBe('FILE_NOT_A_TABLE');
    expect(await bench.rows('SELECT count(*) FROM settlement_line')).toEqual([['0']]);
  });
});

test('no card number of a container lies in any file that was written', async () => {
  const bench = await startImport();
  const pan = '4111111111111111';
  // As text, as a number whose last digit a spreadsheet lost, in an escape of JSON, in a record that is set apart, and in a member.
  const rows =
    names +
    sale(january5, 'o1', '1').replace(text('Acme'), text(pan)) +
    sale(january5, 'o2', '1').replace(text('o2'), number('4111111111111110'));
  await bench.load('book.xlsx', book({ rows }));
  await bench.load('lines.ndjson', `${record('o3', '1').replace('Acme', '4111111\\u003111111111')}\n{"partner":"${pan}",\n`);
  await bench.load('a.zip', makeZip([{ name: 'a.csv', content: csv('o4', '1').replace('Acme', pan) }]));
  await bench.call('workbook.saveAs', { grant: bench.path('kept.paybench') });
  const written = [bench.path('kept.paybench'), ...filesIn(bench.dataDir)];
  expect(written.length).toBeGreaterThan(1);
  for (const file of written) expect(readFileSync(file).includes(pan.slice(0, 15)), file).toBe(false);
  expect(await bench.rows("SELECT count(*) FROM settlement_line WHERE partner LIKE '411111%' OR merchant_ref LIKE '411111%'")).toEqual([
    ['4'],
  ]);
});

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
    entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
  );
}
