import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import type { RecordFault } from '../../../shared/extract/record-reader.ts';
import { RewritingReader } from '../../../shared/extract/rewriting-reader.ts';
import { fieldTexts } from '../../../shared/extract/sample-row.ts';

type Written = Parameters<typeof dialectBytes>[0];
type Event = { readonly line: number; readonly lines: number } & (
  | { readonly fields: readonly string[] }
  | { readonly fault: RecordFault; readonly text: string }
  | { readonly blank: true }
);

/** Reads a text in chunks of `step` bytes, as a file comes; misfits keep their text. */
function read(text: string, dialect: Written, { expected = 0, step = 1 << 20 } = {}): Event[] {
  const { written, delimited } = dialectBytes(dialect);
  if (written === null) throw new Error('the plain reader reads this');
  const events: Event[] = [];
  const reader = new RewritingReader(written, expected, 1 << 20, {
    record: (bytes, span) => events.push({ line: span.line, lines: span.lines, fields: fieldTexts(bytes, span, delimited.quote) }),
    misfit: (bytes, span, fault) =>
      events.push({ line: span.line, lines: span.lines, fault, text: Buffer.from(bytes).toString('utf8', span.start, span.end) }),
    blank: () => events.push({ line: reader.line - 1, lines: 1, blank: true }),
  });
  const all = Buffer.from(text, 'utf8');
  let pending = Buffer.alloc(0);
  for (let from = 0; from <= all.length; from += step) {
    const bytes = Buffer.concat([pending, all.subarray(from, from + step), Buffer.alloc(1)]);
    const position = reader.read(bytes, 0, bytes.length - 1, from + step > all.length);
    pending = Buffer.from(bytes.subarray(position, bytes.length - 1));
  }
  return events;
}

const backslash: Written = { delimiter: ',', quote: '"', escape: '\\', newline: 'lf' };

test('a backslash makes a quote, and itself, part of the text', () => {
  expect(read('a,"48\\" wide",b\n"c:\\\\x",2,\n', backslash)).toEqual([
    { line: 1, lines: 1, fields: ['a', '48" wide', 'b'] },
    { line: 2, lines: 1, fields: ['c:\\x', '2', ''] },
  ]);
});

test('a backslash before anything else stays', () => {
  expect(read('"8\\\'9",\\N,x\\y\n', backslash)).toEqual([{ line: 1, lines: 1, fields: ["8\\'9", '\\N', 'x\\y'] }]);
});

test('outside quotes a backslash frees the delimiter', () => {
  expect(read('a\\,b,c\n', backslash)).toEqual([{ line: 1, lines: 1, fields: ['a,b', 'c'] }]);
});

test('doubled quotes do not belong into a text with backslashes', () => {
  expect(read('"a""b",1\nc,2\n', backslash)).toEqual([
    { line: 1, lines: 1, fault: 'text_after_quote', text: '"a""b",1' },
    { line: 2, lines: 1, fields: ['c', '2'] },
  ]);
});

test('where nothing escapes a quote, a quote inside quotes is a fault', () => {
  expect(read('"48"",1\n"a",2\n', { ...backslash, escape: null })).toEqual([
    { line: 1, lines: 1, fault: 'text_after_quote', text: '"48"",1' },
    { line: 2, lines: 1, fields: ['a', '2'] },
  ]);
});

test('a delimiter of several characters; a part of it is text', () => {
  const dialect: Written = { delimiter: ', ', quote: '"', newline: 'lf' };
  expect(read('a, "b, c", 1,5\n, , \n', dialect)).toEqual([
    { line: 1, lines: 1, fields: ['a', 'b, c', '1,5'] },
    { line: 2, lines: 1, fields: ['', '', ''] },
  ]);
});

test('apostrophes as quotes: inside a word they are text, elsewhere a fault', () => {
  const dialect: Written = { delimiter: ',', quote: "'", newline: 'lf' };
  expect(read("'a, b',men's,'it''s'\nx',y,z\n", dialect)).toEqual([
    { line: 1, lines: 1, fields: ['a, b', "men's", "it's"] },
    { line: 2, lines: 1, fault: 'quote_in_field', text: "x',y,z" },
  ]);
});

test('LF, CRLF and a lone CR all end a record, and are counted inside quotes', () => {
  const dialect: Written = { delimiter: ',', quote: '"', newline: 'any' };
  expect(read('a,1\rb,2\r\n\n"c\r\nd\re",3', dialect)).toEqual([
    { line: 1, lines: 1, fields: ['a', '1'] },
    { line: 2, lines: 1, fields: ['b', '2'] },
    { line: 3, lines: 1, blank: true },
    { line: 4, lines: 3, fields: ['c\r\nd\re', '3'] },
  ]);
});

test('what does not fit keeps its text', () => {
  expect(read('a,"b\\"",c\n', backslash, { expected: 2 })).toEqual([{ line: 1, lines: 1, fault: 'field_count', text: 'a,"b\\"",c' }]);
  expect(read('a,\u001f\n', backslash)).toEqual([{ line: 1, lines: 1, fault: 'separator_byte', text: 'a,\u001f' }]);
  expect(read('a,"b\nc,d\n', backslash)).toEqual([
    { line: 1, lines: 1, fault: 'quote_not_closed', text: 'a,"b' },
    { line: 2, lines: 1, fields: ['c', 'd'] },
  ]);
});

const piece = fc.constantFrom('"', '\\', ',', ', ', '\n', '\r\n', "'", 'é', '日', ' ', 'a', '', '||', '0');
const field = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));
const dialects: readonly Written[] = [
  backslash,
  { delimiter: ', ', quote: '"', newline: 'crlf' },
  { delimiter: '||', quote: '"', escape: '\\', newline: 'lf' },
  { delimiter: ';', quote: "'", newline: 'lf' },
];

test('what a writer quotes and escapes is read back, in chunks of any size', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...dialects),
      fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      (dialect, rows, step) => {
        const quote = dialect.quote ?? '';
        const { escape = quote } = dialect;
        const written = (text: string) => {
          const escaped = escape === quote ? text : text.replaceAll('\\', '\\\\');
          return quote + escaped.replaceAll(quote, (escape ?? '') + quote) + quote;
        };
        const end = dialect.newline === 'crlf' ? '\r\n' : '\n';
        const text = rows.map((row) => row.map(written).join(dialect.delimiter) + end).join('');
        const events = read(text, dialect, { step });
        expect(events.map((event) => ('fields' in event ? event.fields : event))).toEqual(rows);
        expect(events.reduce((sum, { lines }) => sum + lines, 0)).toBe(text.split('\n').length - 1);
      },
    ),
    { numRuns: 300 },
  );
});
