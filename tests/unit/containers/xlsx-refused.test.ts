import { describe, expect, test } from 'vitest';
import { makeXlsx } from '../../support/make-xlsx.ts';
import { makeZip } from '../../support/make-zip.ts';
import { readXlsxRows } from '../../support/read-xlsx-rows.ts';

const rows = '<row r="1"><c r="A1"><v>1</v></c></row>';
const refused = (code: string, reason = '') => ({ error: { code, title: expect.stringContaining(reason) as string } });

describe('what is no spreadsheet', () => {
  test('a zip archive with another name', async () => {
    const archive = makeZip([{ name: 'a.csv', content: 'a,b' }]);
    await expect(readXlsxRows(archive)).rejects.toMatchObject(refused('FILE_NOT_A_TABLE', 'not an Excel workbook'));
  });

  test('a document of another Office program', async () => {
    const archive = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'word/document.xml', content: '<document/>' },
    ]);
    await expect(readXlsxRows(archive)).rejects.toMatchObject(refused('FILE_NOT_A_TABLE', 'not an Excel workbook'));
  });

  test('a binary workbook', async () => {
    const archive = makeZip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      {
        name: '_rels/.rels',
        content: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
      },
      { name: 'xl/workbook.bin', content: 'x' },
    ]);
    await expect(readXlsxRows(archive)).rejects.toMatchObject(refused('FILE_NOT_A_TABLE', 'xlsb'));
  });

  test('bytes that are no archive, and an archive that is cut off', async () => {
    await expect(readXlsxRows(Buffer.from('PK\x03\x04 and nothing else'))).rejects.toMatchObject(refused('FILE_DAMAGED', 'cut off'));
    const whole = makeXlsx({ sheets: [{ rows }] });
    await expect(readXlsxRows(whole.subarray(0, whole.length - 30))).rejects.toMatchObject(refused('FILE_DAMAGED', 'cut off'));
  });
});

describe('what a spreadsheet must not hold', () => {
  const part = (xml: string | Buffer) => readXlsxRows(makeXlsx({ sheets: [{ rows: '', xml }] }));

  test('a document type, with or without entities', async () => {
    const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]>';
    await expect(part(`<?xml version="1.0"?>${bomb}<worksheet><sheetData/></worksheet>`)).rejects.toMatchObject(
      refused('FILE_NOT_A_TABLE', 'document type'),
    );
    await expect(part('<!DOCTYPE worksheet SYSTEM "file:///etc/passwd"><worksheet/>')).rejects.toMatchObject(
      refused('FILE_NOT_A_TABLE', 'document type'),
    );
  });

  test('a part that unpacks to a thousand times its size', async () => {
    const xml = Buffer.alloc(20 * 1024 * 1024, ' ');
    await expect(part(xml)).rejects.toMatchObject(refused('FILE_UNPACKS_TOO_LARGE', 'more than 200'));
  });

  test('an entity that nobody declared', async () => {
    await expect(part('<worksheet><sheetData><row><c t="str"><v>&secret;</v></c></row></sheetData></worksheet>')).rejects.toMatchObject(
      refused('FILE_DAMAGED', 'not well-formed'),
    );
  });

  test('XML that is cut off, or not text', async () => {
    await expect(part('<worksheet><sheetData><row>')).rejects.toMatchObject(refused('FILE_DAMAGED', 'not well-formed'));
    await expect(part('not xml')).rejects.toMatchObject(refused('FILE_DAMAGED', 'not well-formed'));
    const xml = Buffer.concat([
      Buffer.from('<worksheet><sheetData><row><c t="str"><v>'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('</v></c></row></sheetData></worksheet>'),
    ]);
    await expect(readXlsxRows(makeXlsx({ sheets: [{ rows: '', xml }] }))).rejects.toMatchObject(refused('FILE_DAMAGED', 'not valid text'));
  });

  test.each([
    ['a row twice', '<row r="2"/><row r="2"/>'],
    ['rows backwards', '<row r="5"/><row r="4"/>'],
    ['a row that no sheet has', '<row r="1048577"/>'],
    ['a row that is no number', '<row r="-1"/>'],
    ['a cell twice', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
    ['a cell of another row', '<row r="1"><c r="A2"><v>1</v></c></row>'],
    ['a cell outside of a row', '<c r="A1"><v>1</v></c>'],
  ])('%s', async (_, inner) => {
    await expect(readXlsxRows(makeXlsx({ sheets: [{ rows: inner }] }))).rejects.toMatchObject(refused('FILE_DAMAGED', 'out of order'));
  });

  test.each(['9', '-1', '1.5', 'x'])('a shared text that is not there: %s', async (index) => {
    const book = makeXlsx({ sheets: [{ rows: `<row><c t="s"><v>${index}</v></c></row>` }], sharedStrings: '<si><t>only</t></si>' });
    await expect(readXlsxRows(book)).rejects.toMatchObject(refused('FILE_DAMAGED', 'Sheet1!A1'));
  });

  test('more shared text than the memory allows', async () => {
    const sharedStrings = Array.from({ length: 50 }, (_, index) => `<si><t>${String(index).repeat(20)}</t></si>`).join('');
    await expect(readXlsxRows(makeXlsx({ sheets: [{ rows }], sharedStrings }), { sharedBytes: 1000 })).rejects.toMatchObject(
      refused('FILE_UNPACKS_TOO_LARGE', '1000 bytes'),
    );
  });

  test('a part that is missing or stands there twice', async () => {
    const gone = makeXlsx({ sheets: [{ rows }] })
      .toString('latin1')
      .replaceAll('xl/worksheets/sheet1.xml', 'xl/worksheets/sheet9.xml');
    await expect(readXlsxRows(Buffer.from(gone, 'latin1'))).rejects.toMatchObject(refused('FILE_DAMAGED', 'missing'));
    const twice = makeXlsx({ sheets: [{ rows }], extra: [{ name: 'XL/worksheets/Sheet1.xml', content: '<worksheet/>' }] });
    await expect(readXlsxRows(twice)).rejects.toMatchObject(refused('FILE_DAMAGED', 'the same name'));
  });
});
