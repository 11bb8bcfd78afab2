import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../shared/extract/dialect.ts';
import { fitDialects, fittingDelimiters } from '../../../shared/extract/sniff-dialect.ts';
import { tableStructure } from '../../../shared/extract/table-structure.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function structure(text: string, chosen: Partial<Dialect> = {}) {
  const fit = fittingDelimiters(fitDialects(bytes(text), chosen, true))[0];
  if (fit === undefined) throw new Error('no delimiter fits');
  return { ...tableStructure(fit.rows(), fit.fields, chosen, true), fit };
}

const rows = '2026-01-01,5.00,EUR\n2026-01-02,6.00,EUR\n2026-01-03,7.00,EUR\n';
const table = `date,amount,currency\n${rows}`;
const plain = { preambleLines: 0, headerRows: 1, lastLine: null, trailerLines: 0 };

describe('where a table lies', () => {
  test('a table and nothing else', () => {
    expect(structure(table)).toMatchObject({ place: plain, names: ['date', 'amount', 'currency'], questions: [] });
  });

  test.each([
    ['one word', 'Statement\n', 1],
    ['words parted like the table', 'PREAMBLE,,\n,,\n', 2],
    ['labels with their values', 'Merchant,Kiosk 7\nFrom,2026-01-01\n\n', 3],
    ['words with a quote', 'Statement of "Kiosk 7"\n', 1],
  ])('above it %s', (_, above, lines) => {
    expect(structure(above + table)).toMatchObject({
      place: { ...plain, preambleLines: lines },
      names: ['date', 'amount', 'currency'],
      questions: [],
    });
  });

  test.each([
    ['a total that lacks a date', 'Total,18.00,\n', 1],
    ['a count', 'Rows: 3\n', 1],
    ['a remark after a blank line', '\nEnd of report\n', 1],
    ['rows of nothing', ',,\n,,\n', 2],
  ])('below it %s', (_, below, lines) => {
    const found = structure(table + below);
    expect(found).toMatchObject({ place: { ...plain, trailerLines: lines }, questions: [] });
    expect(found.rows).toHaveLength(3);
  });

  test('a last record cut short is no trailer, and neither is a row called total that has everything', () => {
    expect(structure(`${table}2026-01-04,8.00\n`).place.trailerLines).toBe(0);
    expect(structure('shop,date,amount\nA,2026-01-01,1.00\nB,2026-01-01,2.00\nTotal Energies,2026-01-02,3.00\n').place.trailerLines).toBe(
      0,
    );
  });
});

describe('what names the columns', () => {
  test('a header of another width is asked about, never matched by position', () => {
    const { names, questions, fields } = structure(`date,amountcurrency\n${rows}`);
    expect({ names, fields }).toEqual({ names: null, fields: 3 });
    expect(questions.map(({ text }) => text)).toEqual([
      'What are the columns called? Line 1 names 2 columns, and the records have 3 fields.',
    ]);
  });

  test('names that are told answer it', () => {
    const columns = ['date', 'amount', 'currency'];
    expect(structure(`date,amountcurrency\n${rows}`, { hasHeader: true, columns })).toMatchObject({
      names: columns,
      questions: [],
      place: plain,
    });
  });

  test('names that are told go with records that end in a delimiter', () => {
    const longer = rows.replaceAll('\n', ',\n');
    expect(structure(`date,amount,currency\n${longer}`).questions.map(({ text }) => text)).toEqual([
      'What are the columns called? Line 1 names 3 columns, and the records have 4 fields.',
    ]);
    expect(structure(`date,amount,currency\n${longer}`, { hasHeader: true, columns: ['date', 'amount', 'currency'] })).toMatchObject({
      names: ['date', 'amount', 'currency', ''],
      questions: [],
    });
  });

  test('a delimiter at the end of the header alone adds no column', () => {
    expect(structure(`date,amount,currency,\n${rows}`)).toMatchObject({ names: ['date', 'amount', 'currency'], questions: [] });
  });

  test('two rows of words are asked about, and joined when told', () => {
    const text = `Booking,Gross,Money\ndate,amount,currency\n${rows}`;
    expect(structure(text).questions.map(({ text: asked }) => asked)).toEqual([
      'How many lines name the columns? Lines 1 to 2 hold no values.',
    ]);
    expect(structure(text, { headerRows: 2 })).toMatchObject({ names: ['Booking date', 'Gross amount', 'Money currency'], questions: [] });
  });

  test('a header that comes again is no row', () => {
    const found = structure(`${table}date,amount,currency\n2026-01-04,8.00,EUR\n`);
    expect(found.questions).toEqual([]);
    expect(found.rows).toHaveLength(4);
  });

  test('years and currencies as names are asked about', () => {
    expect(structure('Region,2025,2026\nNorth,1.00,2.00\nSouth,3.00,4.00\n', {}).names).toBeNull();
    expect(structure('Day,EUR,USD\n2026-01-01,1.00,2.00\n2026-01-02,3.00,4.00\n').questions).toEqual([]);
  });

  test('no header, and a first record that is damaged', () => {
    expect(structure(`2026-01-01;5.00\n${rows}`)).toMatchObject({ names: null, questions: [], place: { ...plain, headerRows: 0 } });
  });
});

describe('several tables', () => {
  const second = 'code,meaning,valid from\nA,approved,2026-01-01\nB,declined,2026-01-01\n';

  test('are asked about, the first proposed', () => {
    const { questions, place } = structure(`${table}\n${second}`);
    expect(questions.map(({ text }) => text)).toEqual(['Which table is meant? The file holds 2: lines 1 to 4, lines 6 to 8.']);
    expect(place).toEqual({ ...plain, lastLine: 4 });
  });

  test('are told by their lines', () => {
    const chosen = { preambleLines: 5, lastLine: null };
    expect(structure(`${table}\n${second}`, chosen)).toMatchObject({ names: ['code', 'meaning', 'valid from'], questions: [] });
  });

  test('the same rows under the same header twice may be counted twice: asked', () => {
    expect(structure(table + table).questions.map(({ text }) => text)).toEqual([
      'Which table is meant? The file holds 2: lines 1 to 4, lines 5 to 8.',
    ]);
  });
});

describe('how fields are parted', () => {
  const found = (text: string) => {
    const { delimiter, quote, escape, newline } = structure(text).fit;
    return { delimiter, quote, escape, newline };
  };
  test.each([
    ['comma and space', 'a, b, c\n2026-01-01, 1.00, "x, y"\n2026-01-02, 2.00, z\n', { delimiter: ', ', quote: '"' }],
    ['backslashes', 'a,b\n1.00,"x \\" y"\n2.00,"z, \\"q\\""\n', { delimiter: ',', quote: '"', escape: '\\' }],
    ['apostrophes', "a,b\n1.00,'x, y'\n2.00,'z'\n", { delimiter: ',', quote: "'" }],
    ['quotes that are none', 'a\tb\n1.00\t5" disc\n2.00\t7" disc\n3.00\t3" disc\n', { delimiter: '\t', quote: null }],
    ['spaces', 'a b c\n1.00 2 "x y"\n2.00 3 z\n', { delimiter: ' ', quote: '"' }],
    ['lone CRs among line ends', 'a,b\n1.00,x\r2.00,y\r\n3.00,z\n', { newline: 'any' }],
    ['line feeds inside quotes of a file with CRs', 'a,b\r1.00,"x\ny"\r2.00,z\r', { newline: 'cr' }],
  ])('%s', (_, text, dialect) => {
    expect(found(text)).toMatchObject(dialect);
  });

  test.each([
    ['of unlike widths', 'Datum;Betrag;Text;Konto\n08.03.2026;10,50;Kauf, online;A1\n\nArt;Summe\nx;1,50\ny;-3,25\n', 2],
    ['under a label', 'Konto;123\nDatum;Text;Betrag\n08.03.2026;A1;7,00\n09.03.2026;A2;0,10\n\nArt;Summe\nx;1,50\ny;-3,25\n', 2],
    ['with one record each', 'Konto;123\nDatum;Text;Art;Betrag\n08.03.2026;A1;x;7,00\n\nArt;Summe\nx;1,50\n', 2],
  ])('decimal commas part no fields of two small tables %s', (_, text, tables) => {
    const { fit, questions } = structure(text);
    expect(fit.delimiter).toBe(';');
    expect(questions.map(({ text: question }) => question).join()).toContain(`holds ${tables}`);
  });
});
