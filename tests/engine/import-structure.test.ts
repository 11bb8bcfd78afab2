import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { closes, startImport } from '../support/import-text.ts';

const header = 'date,amount,note';
const rows = ['2026-01-01,1.50,a', '2026-01-02,2.50,b', '2026-01-03,3.50,c'];
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const codes = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

test('a title above and a total below are no rows, and the receipt says so', async () => {
  const bench = await startImport();
  const { receipt } = await bench.load('report.csv', lines('Statement', 'for "Kiosk 7"', '', header, ...rows, 'Total,7.50,'));
  expect(receipt.lines).toEqual({ physical: 8, header: 1, preamble: 2, blank: 1, trailer: 1, loaded: 3, quarantined: 0 });
  expect(closes(receipt)).toBe(true);
  expect(receipt.amounts.map(({ column, loaded }) => [column, loaded])).toEqual([['amount', '7.5']]);
  expect(receipt.controls).toMatchObject([{ name: 'amount in total, line 8', stated: '7.5', computed: '7.5', ok: true }]);
  expect(receipt.warnings.find(({ code }) => code === 'LINES_AROUND_TABLE')?.message).toBe(
    '2 lines before the table and 1 line after it are no records and in no total.',
  );
});

test('a total below that does not tie is a failed control, and ties once the record that was set aside is corrected', async () => {
  const bench = await startImport();
  const { id, receipt } = await bench.load(
    'total.csv',
    lines(header, ...rows, '2026-01-04,4.25', 'Number of records: 4', 'Grand total,"11.75",'),
  );
  const told = (found: typeof receipt) => found.controls.map(({ name, stated, computed, ok }) => [name, stated, computed, ok]);
  expect(told(receipt)).toEqual([
    ['Records, line 6', '4', '3', false],
    ['amount in total, line 7', '11.75', '7.5', false],
  ]);
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 5 });
  const [{ line, byteOffset } = { line: 0, byteOffset: 0 }] = records;
  await bench.call('extract.correct', { extract: id, records: [{ line, byteOffset, fields: ['2026-01-04', '4.25', 'd'] }] });
  const after = (await bench.call('extract.list', {})).find((extract) => extract.id === id)?.receipt ?? receipt;
  expect(told(after)).toEqual([
    ['Records, line 6', '4', '4', true],
    ['amount in total, line 7', '11.75', '11.75', true],
  ]);
});

test('a header that comes again is a line of the header, and is told', async () => {
  const bench = await startImport();
  const { id, receipt } = await bench.load('pages.csv', lines(header, ...rows.slice(0, 2), '"date","amount","note"', ...rows.slice(2)));
  expect(receipt.lines).toEqual({ physical: 5, header: 2, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 });
  expect(receipt.warnings.find(({ code }) => code === 'HEADER_REPEATED')?.message).toBe(
    'The header comes once more, first on line 4; the rows under it were loaded with the others.',
  );
  expect(codes(receipt.warnings)).not.toContain('ROWS_REPEATED');
  expect(await bench.rows(`SELECT line_no, description FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`)).toEqual([
    ['2', 'a'],
    ['3', 'b'],
    ['5', 'c'],
  ]);
});

test('of two tables none is loaded until one is chosen', async () => {
  const bench = await startImport();
  const text = lines(header, ...rows, '', 'code,meaning,since', 'A,approved,2026-01-01', 'B,declined,2026-02-01');
  await writeFile(bench.path('two.csv'), text);
  const preview = await bench.call('extract.preview', { grant: bench.path('two.csv') });
  expect(preview.questions.map(({ text: asked }) => asked)).toEqual([
    'Which table is meant? The file holds 2: lines 1 to 4, lines 6 to 8.',
  ]);
  const [first, second] = preview.questions[0]?.answers ?? [];
  expect([first?.label, second?.label]).toEqual(['Lines 1 to 4: date, amount, note', 'Lines 6 to 8: code, meaning, since']);
  expect(await bench.refusal('two.csv', text)).toBe('FORMAT_UNSETTLED');
  const { receipt } = await bench.load('two.csv', text, { dialect: first?.dialect ?? {} });
  expect(receipt.lines).toEqual({ physical: 8, header: 1, preamble: 0, blank: 1, trailer: 3, loaded: 3, quarantined: 0 });
  // The same bytes, and yet nothing twice: it is the other table. The same one again is.
  const choice = { dialect: second?.dialect ?? {}, format: 'plain.table', mapping: [] };
  const other = await bench.load('two.csv', text, choice);
  expect(other.receipt.lines).toEqual({ physical: 8, header: 1, preamble: 4, blank: 1, trailer: 0, loaded: 2, quarantined: 0 });
  expect(await bench.refusal('two.csv', text, choice)).toBe('IMPORT_DUPLICATE');
  expect(await bench.rows(`SELECT x_meaning FROM plain_line WHERE extract_id = ${other.id} ORDER BY line_no`)).toEqual([
    ['approved'],
    ['declined'],
  ]);
});

test('a damaged header names nothing until a person says what the columns are called', async () => {
  const bench = await startImport();
  const text = lines('date,"amount,note', ...rows);
  expect(await bench.refusal('damaged.csv', text)).toBe('FORMAT_UNSETTLED');
  const { id, receipt } = await bench.load('damaged.csv', text, { dialect: { hasHeader: true, columns: ['date', 'amount', 'note'] } });
  expect(receipt.lines).toEqual({ physical: 4, header: 1, preamble: 0, blank: 0, trailer: 0, loaded: 3, quarantined: 0 });
  expect(await bench.rows(`SELECT amount, description FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`)).toEqual([
    ['1.500000', 'a'],
    ['2.500000', 'b'],
    ['3.500000', 'c'],
  ]);
});

test('backslashes, apostrophes and delimiters of two characters reach the workbook as what they mean', async () => {
  const bench = await startImport();
  const notes = async (name: string, text: string) => {
    const { id, receipt } = await bench.load(name, text, { format: 'plain.table', mapping: [] });
    expect(closes(receipt)).toBe(true);
    return (await bench.rows(`SELECT x_note FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`)).flat();
  };
  expect(await notes('slash.csv', 'date,note\n2026-01-01,"a \\"b\\", c"\n2026-01-02,"c:\\\\d"\n')).toEqual(['a "b", c', 'c:\\d']);
  expect(await notes('apostrophe.csv', "date,note\n2026-01-01,'a, b'\n2026-01-02,'it''s'\n")).toEqual(['a, b', "it's"]);
  expect(await notes('space.csv', 'date, note\n2026-01-01, "a, b"\n2026-01-02, c,d\n')).toEqual(['a, b', 'c,d']);
});

test('a total at the end of a file that no preview reaches is no row', async () => {
  const bench = await startImport();
  const many = Array.from({ length: 9000 }, (_, row) => `2026-01-01,1.00,row ${row}`);
  const { receipt } = await bench.load('long.csv', lines(header, ...many, 'Total,9000.00,'));
  expect(receipt.lines).toMatchObject({ physical: 9002, trailer: 1, loaded: 9000, quarantined: 0 });
  expect(receipt.amounts.map(({ loaded }) => loaded)).toEqual(['9000']);
});

test('the preview says of every line what it is', async () => {
  const bench = await startImport();
  const preview = await bench.call('extract.preview', { grant: await oneShort(bench.path('kinds.csv')) });
  expect(preview.lines.map(({ line, kind, record }) => [line, kind, record])).toEqual([
    [1, 'header', null],
    [2, 'record', 1],
    [3, 'misfit', null],
    [4, 'record', 2],
  ]);
  expect(preview.lines[2]?.fault).toBe('has 2 fields where the header has 3');
});

async function oneShort(path: string): Promise<string> {
  await writeFile(path, lines(header, rows[0] ?? '', '2026-01-02,2.50', rows[2] ?? ''));
  return path;
}

test('records that were rewritten on the way leave no trace: the source line is as it stands, and bytes are counted as they lie', async () => {
  const bench = await startImport();
  const head = 'date,note\n2026-01-01,"é \\"b\\", c"\n2026-01-02,"d\\\\e"\n';
  const bytes = Buffer.from(`${head}2026-01-03,f,g\n2026-01-04,"h \\"i\\""\n`, 'latin1');
  const { id } = await bench.load('slash.csv', bytes, { format: 'plain.table', mapping: [] });
  expect(await bench.rows(`SELECT x_note FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`)).toEqual([
    ['é "b", c'],
    ['d\\e'],
    ['h "i"'],
  ]);
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 10 });
  expect(records.map(({ line, byteOffset, text }) => [line, byteOffset, text])).toEqual([
    [4, Buffer.from(head, 'latin1').length, '2026-01-03,f,g'],
  ]);
  expect(await bench.call('extract.sourceLine', { extract: id, line: 2 })).toEqual({ line: 2, text: '2026-01-01,"é \\"b\\", c"' });
});

test('where every field is quoted and lines end in three ways, both sums are of the currency that is written', async () => {
  const bench = await startImport();
  const line = (id: string, amount: string, ccy: string, more = '') =>
    `"2026-01-05T10:00:00Z","${id}","${amount}","${ccy}","approved"${more}`;
  const lines = [line('a1', '1.25', 'USD'), line('a2', '3.00', 'USD'), line('a3', '2.50', 'EUR'), line('a4', '4.00', 'USD', ',"surplus"')];
  const header = '"ts_utc","attempt_id","amount","ccy","result"';
  const { receipt } = await bench.load('a.csv', `${header}\n${lines[0]}\r\n${lines[1]}\r${lines[2]}\n${lines[3]}\r\n`, {
    format: 'template.attempt',
  });
  expect(closes(receipt)).toBe(true);
  expect(receipt.rows).toEqual({ loaded: 3, quarantined: 1, faulty: 0 });
  expect(receipt.amounts).toEqual([
    { column: 'amount', currency: 'EUR', loaded: '2.5', quarantined: '0', independent: '2.5' },
    { column: 'amount', currency: 'USD', loaded: '4.25', quarantined: '4', independent: '8.25' },
  ]);
});

test('where no column states a currency, the receipt tells how the amounts are marked', async () => {
  const bench = await startImport();
  const told = async (name: string, amounts: readonly string[]) => {
    const text = `Date,Reference,Amount\n${amounts.map((amount, row) => `2026-01-0${row + 1},r${row},${amount}\n`).join('')}`;
    const { receipt } = await bench.load(name, text, { format: 'plain.table', timeZone: 'UTC' });
    return receipt.warnings.find(({ code }) => code === 'CURRENCY_NOT_STATED')?.message;
  };
  const bare = 'No column states a currency; amounts are kept without one (XXX) and are in no converted total.';
  expect(await told('none.csv', ['5.00', '7.25'])).toBe(bare);
  expect(await told('one.csv', ['$5.00', '7.25'])).toBe(`${bare} Some are marked $: choose their currency for the file.`);
  expect(await told('two.csv', ['$5.00', '€7.25', '5.10 GBP'])).toBe(
    `${bare} Some are marked $, some €, some GBP; their sum does not tell them apart.`,
  );
});

test('a known layout is read under the names that are given in place of a header that lost some', async () => {
  const bench = await startImport();
  const columns = ['ts_utc', 'payout_id', 'bank_ref', 'amount', 'ccy'];
  const payouts = ['1.50', '2.50', '3.50'].map((amount, at) => `2026-01-0${at + 1}T00:00:00Z,P${at},R${at},${amount},USD`);
  const text = lines('ts_utc,payout_id', ...payouts, '2026-01-04T00:00:00Z,P4,4.25,USD');
  const { id, receipt } = await bench.load('payouts.csv', text, { dialect: { columns } });
  expect(receipt).toMatchObject({ format: 'template.payout', lines: { header: 1, loaded: 3, quarantined: 1 } });
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 5 });
  const [{ line, byteOffset } = { line: 0, byteOffset: 0 }] = records;
  const fields = ['2026-01-04T00:00:00Z', 'P4', 'R4', '4.25', 'USD'];
  await bench.call('extract.correct', { extract: id, records: [{ line, byteOffset, fields }] });
  expect(await bench.rows('SELECT payout_id, amount FROM payout ORDER BY 1')).toEqual([
    ['P0', '1.500000'],
    ['P1', '2.500000'],
    ['P2', '3.500000'],
    ['P4', '4.250000'],
  ]);
});

test('names that are given take no record for a header', async () => {
  const bench = await startImport();
  const columns = ['ts_utc', 'payout_id', 'bank_ref', 'amount', 'ccy'];
  const payouts = ['1.50', '2.50', '3.50'].map((amount, at) => `2026-01-0${at + 1}T00:00:00Z,P${at},R${at},${amount},USD`);
  const { receipt } = await bench.load('payouts.csv', lines('2025-12-31T00:00:00Z,P9,0.50,USD', ...payouts), { dialect: { columns } });
  expect(receipt.lines).toMatchObject({ header: 0, loaded: 3, quarantined: 1 });
});
