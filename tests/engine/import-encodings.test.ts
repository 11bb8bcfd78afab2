import { writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { closes, startImport } from '../support/import-text.ts';
import { type EncodingName, encodeText } from '../torture/encode-text.ts';

const western = 'date,amount,name\n2026-01-01,1.50,Café\n2026-01-02,2.50\n2026-01-03,3.50,Müller\n';
const japanese = 'date,amount,name\n2026-01-01,1.50,東京ﾃｽﾄ\n2026-01-02,2.50\n2026-01-03,3.50,株式会社\n';

const cases: readonly [string, EncodingName, readonly number[], string][] = [
  ['UTF-8', 'utf-8', [], western],
  ['UTF-8 with mark', 'utf-8', [0xef, 0xbb, 0xbf], western],
  ['UTF-16 LE with mark', 'utf-16le', [0xff, 0xfe], western],
  ['UTF-16 BE with mark', 'utf-16be', [0xfe, 0xff], western],
  ['UTF-16 LE without mark', 'utf-16le', [], western],
  ['windows-1252', 'windows-1252', [], western.replace('Müller', 'Müller – “M”')],
  ['ISO 8859-1', 'iso-8859-1', [], western],
  ['ISO 8859-15', 'iso-8859-15', [], western.replace('Müller', '3 € œuvre')],
  ['Shift-JIS', 'shift_jis', [], japanese],
];

test.each(cases)('%s is told from the bytes, and a record set aside is found again by its byte', async (_, encoding, mark, text) => {
  const bench = await startImport();
  const bytes = Buffer.from([...mark, ...encodeText(text, encoding)]);
  await writeFile(bench.path('names.csv'), bytes);
  expect((await bench.call('extract.preview', { grant: bench.path('names.csv') })).hasMark).toBe(mark.length > 0);
  const { id, receipt } = await bench.load('names.csv', bytes);
  const [, first, , last] = text.split('\n');
  expect(receipt.dialect?.encoding).toBe(encoding);
  expect(closes(receipt)).toBe(true);
  expect(await bench.rows(`SELECT x_name FROM plain_line WHERE extract_id = ${id} ORDER BY line_no`)).toEqual([
    [first?.split(',')[2]],
    [last?.split(',')[2]],
  ]);
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 10 });
  // The second row begins behind the mark, the header and the first row, as long as they are in this encoding.
  const offset = mark.length + encodeText(text.slice(0, text.indexOf('2026-01-02')), encoding).length;
  expect(records.map(({ line, byteOffset, text: shown }) => [line, byteOffset, shown])).toEqual([[3, offset, '2026-01-02,2.50']]);
  expect(await bench.call('extract.sourceLine', { extract: id, line: 4 })).toEqual({ line: 4, text: last });
});

test('a file in two encodings is flagged: the lines that do not fit wait with their line and their byte', async () => {
  const bench = await startImport();
  const head = encodeText('date,amount,name\n2026-01-01,1.50,Café\n', 'utf-8');
  const odd = encodeText('2026-01-02,2.50,Müller\n', 'windows-1252');
  const bytes = Buffer.from([...head, ...odd, ...encodeText('2026-01-03,3.50,Zoë\n', 'utf-8')]);
  await writeFile(bench.path('mixed.csv'), bytes);
  const preview = await bench.call('extract.preview', { grant: bench.path('mixed.csv') });
  expect(preview.lines.map(({ kind }) => kind)).toEqual(['header', 'record', 'misfit', 'record']);
  const { id, receipt } = await bench.load('mixed.csv', bytes);
  expect(receipt.rows).toEqual({ loaded: 2, quarantined: 1, faulty: 0 });
  expect(closes(receipt)).toBe(true);
  const { records } = await bench.call('extract.quarantine', { extract: id, offset: 0, limit: 10 });
  expect(records.map(({ line, byteOffset, reason }) => [line, byteOffset, reason])).toEqual([
    [3, head.length, 'holds bytes that are no UTF-8, as when files in two encodings were put together'],
  ]);
});

test('a file that is no UTF-8 at all is refused when it is said to be', async () => {
  const bench = await startImport();
  const bytes = Buffer.from(encodeText(western, 'iso-8859-1'));
  expect(await bench.refusal('said.csv', bytes, { dialect: { encoding: 'utf-8' } })).toBe('FILE_ENCODING');
  const late = Buffer.from(encodeText(`date,amount,name\n${'2026-01-01,1.50,plain\n'.repeat(9000)}2026-01-02,2.50,Café\n`, 'iso-8859-1'));
  expect(await bench.refusal('late.csv', late)).toBe('FILE_ENCODING');
});
