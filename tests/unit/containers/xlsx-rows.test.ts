import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { noteText } from '../../../shared/extract/containers/note-text.ts';
import { xlsxRows } from '../../../electron/engine/import/containers/xlsx-rows.ts';
import { openXlsx } from '../../../electron/engine/import/containers/xlsx-workbook.ts';
import { makeXlsx, type SheetXml, type WorkbookXml } from '../../support/make-xlsx.ts';
import { readXlsxRows } from '../../support/read-xlsx-rows.ts';

const read = (rows: string, book: Partial<WorkbookXml> = {}, sheet: Partial<SheetXml> = {}, width = 0) =>
  readXlsxRows(makeXlsx({ sheets: [{ rows, ...sheet }], ...book }), { width });
const row = (number: number, ...cells: readonly string[]) => `<row r="${number}">${cells.join('')}</row>`;
const text = (reference: string, value: string) => `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${value}</t></is></c>`;
const number = (reference: string, value: string | number, style = 0) => `<c r="${reference}" s="${style}"><v>${value}</v></c>`;

describe('cells of a sheet', () => {
  test('every kind of cell as the text it stands for', async () => {
    const { lines, notes } = await read(
      row(
        1,
        text('A1', 'Caf\u00e9, "north"'),
        number('B1', '0042'),
        '<c r="C1" t="b"><v>1</v></c>',
        '<c r="D1" t="str"><f>A1&amp;B1</f><v>joined</v></c>',
        '<c r="E1"><f>1+1</f><v>2</v></c>',
        '<c r="F1" t="d"><v>2026-01-02T03:04:05</v></c>',
        text('G1', '00123'),
        '<c r="H1" t="s"><v>1</v></c>',
      ),
      {
        sharedStrings:
          '<si><t>first</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r><rPh sb="0" eb="1"><t>hint</t></rPh></si>',
      },
    );
    expect(lines).toEqual(['"Café, ""north""",0042,true,joined,2,2026-01-02T03:04:05,00123,rich text']);
    expect(notes).toEqual([]);
  });

  test('currencies that only formats show are named once each, with all of their cells counted', async () => {
    const { lines, notes } = await read(
      row(1, number('A1', '5', 1), number('B1', '7.25', 2)) + row(2, number('A2', '6', 1), number('B2', '8', 3)),
      { formats: ['#,##0.00 [$€-407]', '[$£-809]#,##0.00', '"$"#,##0.00'] },
    );
    expect(lines).toEqual(['5,7.25', '6,8']);
    expect(notes).toEqual([
      {
        code: 'currency_format',
        count: 3,
        examples: [
          { where: 'Sheet1!A1', value: '€' },
          { where: 'Sheet1!B1', value: '£' },
        ],
      },
    ]);
    expect(notes.map(noteText)).toEqual([
      '3 numbers are shown with a currency by their format alone: they were read in the currency of their row, column or file; look whether that is the same (Sheet1!A1 €, Sheet1!B1 £ and others).',
    ]);
  });

  test('what cannot be taken at face value is named with its cell', async () => {
    const { lines, notes } = await read(
      row(1, '<c r="A1" t="e"><v>#N/A</v></c>', number('B1', '1.23457E+15'), '<c r="C1"><f>A1*2</f></c>', number('D1', '0.015', 1)) +
        row(2, text('A2', '8.83561E+15'), number('B2', '4111111111111110'), number('C2', '60', 2), number('D2', '-1', 2)),
      { formats: ['0.0%', 'yyyy-mm-dd'] },
    );
    expect(lines).toEqual(['#N/A,1.23457E+15,,0.015', '8.83561E+15,411111******1110,1900-02-29,-1']);
    expect(notes).toEqual([
      { code: 'cell_error', count: 1, examples: [{ where: 'Sheet1!A1', value: '#N/A' }] },
      {
        code: 'digits_lost',
        count: 2,
        examples: [
          { where: 'Sheet1!B1', value: '1.23457E+15' },
          { where: 'Sheet1!A2', value: '8.83561E+15' },
        ],
      },
      { code: 'formula_without_value', count: 1, examples: [{ where: 'Sheet1!C1', value: null }] },
      { code: 'percent_format', count: 1, examples: [{ where: 'Sheet1!D1', value: null }] },
      { code: 'card_shaped_number', count: 1, examples: [{ where: 'Sheet1!B2', value: '411111******1110' }] },
      {
        code: 'no_such_date',
        count: 2,
        examples: [
          { where: 'Sheet1!C2', value: '1900-02-29' },
          { where: 'Sheet1!D2', value: '-1' },
        ],
      },
    ]);
    expect(noteText(notes[1] ?? { code: 'digits_lost', count: 0, examples: [] })).toBe(
      '2 numbers have lost digits: a spreadsheet keeps 15; ask for these ids as text (Sheet1!B1 1.23457E+15, Sheet1!A2 8.83561E+15).',
    );
  });

  test.each([
    [false, '2018-12-15,2018-12-15T12:00:00,18:00:00,36:00:00,43449'],
    [true, '2022-12-16,2022-12-16T12:00:00,18:00:00,36:00:00,43449'],
  ])('dates by their format, with days counted from 1904: %s', async (date1904, line) => {
    const cells = [number('A1', 43449, 1), number('B1', 43449.5, 2), number('C1', 0.75, 3), number('D1', 1.5, 4), number('E1', 43449)];
    const { lines } = await read(row(1, ...cells), { date1904, formats: [14, 'dd/mm/yyyy hh:mm', 'h:mm', 46] });
    expect(lines).toEqual([line]);
  });

  test('prefixed names, cells without references, CDATA and characters by number', async () => {
    const xml = `<?xml version="1.0"?><x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[a<b]]>&#8364;&amp;</x:t></x:is></x:c></x:row><x:row><x:c><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    expect((await read('', {}, { xml })).lines).toEqual(['1,a<b€&', '2']);
  });

  test('a sheet in UTF-16', async () => {
    const xml = Buffer.from(
      `\uFEFF<?xml version="1.0" encoding="UTF-16"?><worksheet><sheetData>${row(1, text('A1', 'Zoë'))}</sheetData></worksheet>`,
      'utf16le',
    );
    expect((await read('', {}, { xml })).lines).toEqual(['Zoë']);
  });
});

describe('rows of a sheet', () => {
  test('record k is row k: gaps, empty rows, and line breaks in cells', async () => {
    const { lines } = await read(
      row(2, text('B2', 'one')) +
        row(4) +
        row(5, '<c r="A5" s="0"/>', '<c r="C5" t="inlineStr"><is><t></t></is></c>') +
        row(6, text('A6', 'a\nb')),
    );
    expect(lines).toEqual(['', ',one', '', '', '', '"a', 'b"']);
  });

  test('rows are filled up to the width, and longer ones keep what they have', async () => {
    const { lines } = await read(row(1, text('A1', 'x')) + row(3, text('D3', 'y')), {}, {}, 3);
    expect(lines).toEqual(['x,,', '', ',,,y']);
  });

  test('hidden rows and columns and merged cells are read and named', async () => {
    const { lines, notes } = await read(
      `<row r="1" hidden="1">${number('A1', 1)}${number('C1', 3)}</row>`,
      {},
      {
        before: '<cols><col min="1" max="1" width="9"/><col min="2" max="3" hidden="1"/></cols>',
        behind: '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A3:A9"/></mergeCells>',
      },
    );
    expect(lines).toEqual(['1,,3']);
    expect(notes).toEqual([
      { code: 'hidden_columns', count: 1, examples: [{ where: 'B:C', value: null }] },
      { code: 'hidden_rows', count: 1, examples: [{ where: '1', value: null }] },
      {
        code: 'merged_cells',
        count: 2,
        examples: [
          { where: 'A1:B1', value: null },
          { where: 'A3:A9', value: null },
        ],
      },
    ]);
  });

  test('an empty sheet has no lines', async () => {
    expect((await read('')).lines).toEqual([]);
  });

  test('10,000 columns are read, and what ends in the last column a sheet has', async () => {
    const cells = Array.from({ length: 10_000 }, (_, column) => `<c><v>${column}</v></c>`).join('');
    const { lines } = await read(`<row>${cells}</row>` + row(2, number('XFD2', 7)));
    expect(lines[0]?.split(',')).toHaveLength(10_000);
    expect(lines[0]?.endsWith(',9999')).toBe(true);
    expect(lines[1]?.split(',')).toHaveLength(16_384);
  });
});

describe('sheets of a workbook', () => {
  const book = makeXlsx({
    sheets: [
      { name: 'Notes', state: 'hidden', rows: row(1, number('A1', 1)) },
      { name: 'März & co', before: '<dimension ref="A1:C9"/>', rows: row(1, number('A1', 2)) },
      { name: 'Secret', state: 'veryHidden', rows: '' },
    ].map(({ name, ...rest }) => ({ ...rest, name: name.replace('&', '&amp;') })),
  });

  test('are listed with what the file says of them', async () => {
    const { sheets, close } = await openXlsx({ kind: 'bytes', bytes: book }, 'book.xlsx');
    close();
    expect(sheets.map(({ name, visibility, dimension }) => ({ name, visibility, dimension }))).toEqual([
      { name: 'Notes', visibility: 'hidden', dimension: null },
      { name: 'März & co', visibility: 'visible', dimension: 'A1:C9' },
      { name: 'Secret', visibility: 'very_hidden', dimension: null },
    ]);
  });

  test('the first visible one is read when none is named, any by its name', async () => {
    expect((await readXlsxRows(book)).lines).toEqual(['2']);
    expect((await readXlsxRows(book, { sheet: 'Notes' })).lines).toEqual(['1']);
    await expect(readXlsxRows(book, { sheet: 'April' })).rejects.toMatchObject({ error: { code: 'INVALID_REQUEST' } });
  });

  test('a workbook written by another library', async () => {
    const written = new ExcelJS.Workbook();
    const sheet = written.addWorksheet('Payouts', { state: 'visible' });
    sheet.addRow(['Reference', 'Booked', 'Amount', 'Paid']);
    sheet.addRow(['0042', new Date(Date.UTC(2018, 11, 15)), 1234.5, true]);
    sheet.addRow(['8835', new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), { formula: 'C2*2', result: 2469 }, false]);
    sheet.getColumn(2).numFmt = 'dd.mm.yyyy hh:mm';
    const { lines } = await readXlsxRows(Buffer.from(await written.xlsx.writeBuffer()));
    expect(lines).toEqual(['Reference,Booked,Amount,Paid', '0042,2018-12-15T00:00:00,1234.5,true', '8835,2026-01-02T03:04:05,2469,false']);
  });
});

test('a sheet of as many rows as there can be is read in pieces, and one more row is refused', async () => {
  const rows = 1_048_576;
  const cells = Array.from({ length: rows }, (_, index) => `<row><c><v>${index}</v></c></row>`).join('');
  const workbook = await openXlsx({ kind: 'bytes', bytes: makeXlsx({ sheets: [{ rows: cells }] }) }, 'book.xlsx');
  let lines = 0;
  let largest = 0;
  for await (const chunk of xlsxRows(workbook, workbook.sheet(null), { width: 0 }).chunks) {
    largest = Math.max(largest, chunk.length);
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
  }
  workbook.close();
  expect(lines).toBe(rows);
  expect(largest).toBeLessThan(1 << 20);
  await expect(read('<row r="1048576"/><row/>')).rejects.toMatchObject({ error: { code: 'FILE_DAMAGED' } });
}, 60_000);

/** A real spreadsheet of a public repository and its cells as another program read them; checked where the folder is at hand. */
const corpus = process.env['PAYBENCH_CORPUS'] ?? fileURLToPath(new URL('../../../../shared/data/extracts/', import.meta.url));
test.runIf(existsSync(join(corpus, 'answers.json')))('the cells of a bank’s spreadsheet, its serial days as dates', async () => {
  const answers = JSON.parse(readFileSync(join(corpus, 'answers.json'), 'utf8')) as Record<string, { cells: string[][] }>;
  const name = 'oca_sample_statement_en.xlsx';
  const { lines, notes } = await readXlsxRows(readFileSync(join(corpus, name)));
  const cells = answers[name]?.cells.map((row) => row.map((cell) => (cell === '43449' ? '2018-12-15' : cell)));
  expect(lines.map((line) => line.split(','))).toEqual(cells);
  expect(notes).toEqual([]);
});
