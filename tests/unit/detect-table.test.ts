import { describe, expect, test } from 'vitest';
import { choiceProblem } from '../../shared/extract/choice-problem.ts';
import { detectFormats } from '../../shared/extract/detect.ts';
import { interpretSample } from '../../shared/extract/interpret-sample.ts';
import type { ImportChoice } from '../../shared/extract/receipt.ts';
import { headerFormats } from '../../shared/extract/registry.ts';
import { columnEvidence, sniffDateOrder, sniffNumberMarks } from '../../shared/extract/sniff-columns.ts';
import { delimiters, fitDelimiter, fittingDelimiters, onlyDelimiter, sniffNewline } from '../../shared/extract/sniff-dialect.ts';
import { sniffEncoding } from '../../shared/extract/sniff-encoding.ts';
import { sniffHeader } from '../../shared/extract/sniff-header.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test.each(headerFormats)('$id is known by its columns in any order, and by no fewer', (format) => {
  const header = format.required.map((names) => names.split('|')[0] ?? '');
  expect(detectFormats([...header].reverse()).map((found) => found.format.id)).toEqual([format.id]);
  expect(detectFormats(header.slice(1)).map((found) => found.format.id)).toEqual([]);
});

test.each([
  ['\uFEFFa,b', 'utf-8', 3],
  ['a,b', 'utf-8', 0],
  ['é€', 'utf-8', 0],
])('encoding of %s', (text, encoding, markLength) => {
  expect(sniffEncoding(bytes(text), true)).toEqual({ kind: 'text', encoding, markLength });
});

test('encodings of bytes that are no UTF-8', () => {
  expect(sniffEncoding(Uint8Array.from([0x61, 0xe9, 0x2c]), true)).toMatchObject({ encoding: 'iso-8859-1' });
  expect(sniffEncoding(Uint8Array.from([0x61, 0x80, 0x2c]), true)).toMatchObject({ encoding: 'windows-1252' });
  expect(sniffEncoding(Uint8Array.from([0xff, 0xfe, 0x61, 0]), true)).toMatchObject({ encoding: 'utf-16le' });
  expect(sniffEncoding(Uint8Array.from([0xfe, 0xff, 0, 0x61]), true)).toMatchObject({ encoding: 'utf-16be' });
  expect(
    sniffEncoding(
      Uint8Array.from({ length: 64 }, (_, index) => index % 8),
      true,
    ),
  ).toEqual({ kind: 'binary' });
  // A sample may end inside a character.
  expect(sniffEncoding(bytes('aaaaaaé').subarray(0, 7), false)).toMatchObject({ encoding: 'utf-8' });
});

test.each([
  ['a\nb\n', 'lf'],
  ['a\r\nb\r\n', 'crlf'],
  ['a\rb\r', 'cr'],
  ['a\r\nb\n', 'mixed'],
  ['a', 'none'],
])('line ends of %j', (text, newline) => {
  expect(sniffNewline(bytes(text))).toBe(newline);
});

test('the delimiter is the one that parts every record alike', () => {
  const only = (text: string) =>
    onlyDelimiter(fittingDelimiters(delimiters.map((delimiter) => fitDelimiter(bytes(text), delimiter, '"', 'lf', true))))?.delimiter ??
    null;
  expect(only('a;b\n1,5;2,5\n3,5;4,5\n')).toBe(';');
  expect(only('a,b\n"x;y",2\n3,4\n')).toBe(',');
  expect(only('a\tb\n1\t2\n')).toBe('\t');
  expect(only('a,b;c\n1,2;3\n')).toBeNull();
  expect(only('one\ntwo\n')).toBeNull();
});

describe('what columns hold', () => {
  const evidence = (...values: readonly string[]) =>
    columnEvidence(
      values.map((value) => [value]),
      1,
    );
  const marks = (...values: readonly string[]) => sniffNumberMarks(evidence(...values));
  const order = (...values: readonly string[]) => sniffDateOrder(evidence(...values));

  test('decimal and thousands marks', () => {
    expect(marks('1.50', '2')).toMatchObject({ kind: 'known', value: { decimal: '.' } });
    expect(marks('1.234,56')).toMatchObject({ kind: 'known', value: { decimal: ',', thousands: '.' } });
    expect(marks('1,234.56')).toMatchObject({ kind: 'known', value: { decimal: '.', thousands: ',' } });
    expect(marks("1'234.50")).toMatchObject({ kind: 'known', value: { decimal: '.', thousands: "'" } });
    expect(marks('1,234', '5,678').kind).toBe('ambiguous');
    expect(marks('1,234', '5,67')).toMatchObject({ kind: 'known', value: { decimal: ',' } });
    expect(marks('100', '200')).toMatchObject({ kind: 'known', value: { decimal: '.' } });
  });

  test('order of day and month, by evidence in any row', () => {
    expect(order('2026-01-31')).toEqual({ kind: 'known', value: 'ymd' });
    expect(order('01/02/2026', '25/02/2026')).toEqual({ kind: 'known', value: 'dmy' });
    expect(order('01/02/2026', '02/25/2026')).toEqual({ kind: 'known', value: 'mdy' });
    expect(order('01.02.2026')).toEqual({ kind: 'known', value: 'dmy' });
    expect(order('01/02/2026').kind).toBe('ambiguous');
    expect(order('25/02/2026', '02/25/2026').kind).toBe('ambiguous');
    expect(order('hello')).toEqual({ kind: 'known', value: 'none' });
  });
});

test('whether the first record names the columns', () => {
  expect(
    sniffHeader([
      ['date', 'amount'],
      ['2026-01-01', '5.00'],
    ]),
  ).toBe('header');
  expect(
    sniffHeader([
      ['2026-01-01', '5.00'],
      ['2026-01-02', '6.00'],
    ]),
  ).toBe('none');
  expect(
    sniffHeader([
      ['a', 'b'],
      ['c', 'd'],
    ]),
  ).toBe('ambiguous');
});

test('names that are missing or come twice are told apart', () => {
  const reading = interpretSample(
    { file: 'a.csv', text: bytes('Date,Amount,Amount,\n2026-01-01,1.00,2.00,x\n'), isWhole: true, encoding: 'utf-8' },
    {},
  );
  expect(reading.kind === 'read' ? reading.value.header : []).toEqual(['Date', 'Amount', 'Amount (2)', 'c4']);
});

test.each<[ImportChoice, string | null]>([
  [{ dialect: { delimiter: ' and ' } }, 'the delimiter must be one character, or a few, and none a letter or digit'],
  [{ dialect: { delimiter: '::', escape: '\\' } }, null],
  [{ dialect: { delimiter: '"' } }, 'delimiter and quote must differ'],
  [{ dialect: { quote: 'q' } }, 'the quote must be one character that is no letter or digit'],
  [{ timeZone: 'Mars/Olympus' }, 'there is no time zone Mars/Olympus'],
  [{ currency: 'EURO' }, 'EURO is not an ISO 4217 currency'],
  [{ mapping: [{ source: 'a', target: 'colour' }] }, 'a plain table has no column colour'],
  [
    {
      mapping: [
        { source: 'a', target: 'amount' },
        { source: 'b', target: 'amount' },
      ],
    },
    'two columns are mapped to amount',
  ],
  [
    { dialect: { delimiter: '|', quote: null }, timeZone: 'Europe/Berlin', currency: 'EUR', mapping: [{ source: 'a', target: null }] },
    null,
  ],
])('a choice %j is followed or its problem told', (choice, problem) => {
  expect(choiceProblem(choice)).toBe(problem);
});
