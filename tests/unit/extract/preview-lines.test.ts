import { expect, test } from 'vitest';
import type { Dialect } from '../../../shared/extract/dialect.ts';
import { previewLines } from '../../../shared/extract/preview-lines.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const dialect: Dialect = {
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  newline: 'lf',
  hasHeader: true,
  decimal: '.',
  thousands: '',
  dateOrder: 'none',
};

test('every line says what it is and where records break', () => {
  const text = 'Report\n\nid,note,amount\n1,"two\nlines",5.00\n2,x\n3,"open,1.00\nid,note,amount\n4,y,6.00\nTotal,,11.00\n';
  const lines = previewLines(bytes(text), true, { ...dialect, preambleLines: 2, trailerLines: 1 }, ['id', 'note', 'amount']);
  expect(lines.map(({ line, kind, record, fields }) => [line, kind, record, fields])).toEqual([
    [1, 'preamble', null, null],
    [2, 'blank', null, null],
    [3, 'header', null, 3],
    [4, 'record', 1, 3],
    [5, 'record', 1, null],
    [6, 'misfit', null, 2],
    [7, 'misfit', null, 1],
    [8, 'header', null, 3],
    [9, 'record', 2, 3],
    [10, 'trailer', null, null],
  ]);
  expect(lines.map(({ fault }) => fault).filter((fault) => fault !== null)).toEqual([
    'has 2 fields where the header has 3',
    'a quote is opened and never closed',
  ]);
  expect(lines[4]?.text).toBe('lines",5.00');
});

test('card numbers are masked, and codes that must not be stored are left out', () => {
  const text = 'card,cvv,amount\n4111111111111111,123,5.00\n4111111111111111,123\n';
  const lines = previewLines(bytes(text), true, dialect, ['card', 'cvv', 'amount']);
  expect(lines.map((line) => line.text)).toEqual(['card,cvv,amount', '411111******1111,***,5.00', '411111******1111,***']);
});

test('bytes that are no UTF-8 are told on their line', () => {
  const text = Uint8Array.from([...bytes('name,amount\nZoë,1.00\n'), 0x5a, 0x6f, 0xeb, ...bytes(',2.00\n')]);
  const lines = previewLines(text, true, dialect, ['name', 'amount']);
  expect(lines.map(({ kind }) => kind)).toEqual(['header', 'record', 'misfit']);
  expect(lines[2]?.fault).toBe('holds bytes that are no UTF-8, as when files in two encodings were put together');
});

test('no more than sixty lines, and none of them longer than a screen', () => {
  const text = `a,b\n${'x,1\n'.repeat(100)}`;
  expect(previewLines(bytes(text), true, dialect, ['a', 'b'])).toHaveLength(60);
  const [, long] = previewLines(bytes(`a,b\n${'x'.repeat(1000)},1\n`), true, dialect, ['a', 'b']);
  expect(long?.text).toHaveLength(401);
});
