import { expect, test } from 'vitest';
import { type RecordFault, RecordReader, RecordTooLong } from '../../shared/extract/record-reader.ts';

interface Event {
  readonly kind: 'record' | 'blank' | RecordFault;
  readonly line: number;
  readonly lines: number;
  readonly fields: readonly string[];
}

/** Reads a text in chunks of `step` bytes, as a file comes. */
function read(
  text: string,
  { expected = 0, step = 1 << 20, delimiter = ',', quote = '"' as string | null, newline = 'lf' as 'lf' | 'cr', limit = 1 << 20 } = {},
): Event[] {
  const events: Event[] = [];
  const take =
    (kind: Event['kind']) =>
    (bytes: Uint8Array, span: { start: number; end: number; starts: Int32Array; fields: number; line: number; lines: number }) => {
      const fields = Array.from({ length: span.fields }, (_, field) =>
        Buffer.from(bytes).toString('utf8', span.starts[field], field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end),
      );
      events.push({
        kind,
        line: span.line,
        lines: span.lines,
        fields: kind === 'record' || kind === 'field_count' ? fields : [Buffer.from(bytes).toString('utf8', span.start, span.end)],
      });
    };
  const reader = new RecordReader(
    { delimiter: delimiter.charCodeAt(0), quote: quote === null ? -1 : quote.charCodeAt(0), newline },
    expected,
    limit,
    {
      record: take('record'),
      misfit: (bytes, span, fault) => take(fault)(bytes, span),
      blank: () => events.push({ kind: 'blank', line: reader.line - 1, lines: 1, fields: [] }),
    },
  );
  const all = Buffer.from(text, 'utf8');
  let pending = Buffer.alloc(0);
  for (let from = 0; from <= all.length; from += step) {
    const chunk = all.subarray(from, from + step);
    const bytes = Buffer.concat([pending, chunk, Buffer.alloc(1)]);
    const isLast = from + step > all.length;
    const position = reader.read(bytes, 0, bytes.length - 1, isLast);
    pending = Buffer.from(bytes.subarray(position, bytes.length - 1));
  }
  return events;
}

const record = (line: number, fields: readonly string[], lines = 1): Event => ({ kind: 'record', line, lines, fields });

test('plain records, with and without a last line end', () => {
  expect(read('a,b\n1,2\n3,4')).toEqual([record(1, ['a', 'b']), record(2, ['1', '2']), record(3, ['3', '4'])]);
  expect(read('a,b\n1,2\n')).toEqual([record(1, ['a', 'b']), record(2, ['1', '2'])]);
});

test('CRLF, blank lines and empty fields', () => {
  expect(read('a,b\r\n\r\n,\r\n')).toEqual([record(1, ['a', 'b']), { kind: 'blank', line: 2, lines: 1, fields: [] }, record(3, ['', ''])]);
});

test('a quoted field may hold delimiters, doubled quotes and line ends, which count as lines', () => {
  expect(read('"x,""y""\nz",2\n3,4\n')).toEqual([record(1, ['"x,""y""\nz"', '2'], 2), record(3, ['3', '4'])]);
});

test('a record with another number of fields does not fit, an extra delimiter at the end included', () => {
  expect(read('1,2\n1,2,3\n1\n1,2,\n', { expected: 2 }).map(({ kind, line }) => [kind, line])).toEqual([
    ['record', 1],
    ['field_count', 2],
    ['field_count', 3],
    ['field_count', 4],
  ]);
});

test('a stray quote costs its own line, not the ones after it', () => {
  expect(read('1,"oops\n2,"ok"\n3,4\n', { expected: 2 })).toEqual([
    { kind: 'text_after_quote', line: 1, lines: 1, fields: ['1,"oops'] },
    record(2, ['2', '"ok"']),
    record(3, ['3', '4']),
  ]);
  expect(read('1,"oops\n3,4\n', { expected: 2 })).toEqual([
    { kind: 'quote_not_closed', line: 1, lines: 1, fields: ['1,"oops'] },
    record(2, ['3', '4']),
  ]);
  expect(read('1,"a"b\n3,4\n', { expected: 2 })[0]).toEqual({ kind: 'text_after_quote', line: 1, lines: 1, fields: ['1,"a"b'] });
  expect(read('1,5" pipe\n3,4\n', { expected: 2 })[0]).toEqual({ kind: 'quote_in_field', line: 1, lines: 1, fields: ['1,5" pipe'] });
});

test('without a quote character, quotes are letters', () => {
  expect(read('1,5" pipe\n', { quote: null })).toEqual([record(1, ['1', '5" pipe'])]);
});

test('control characters that no field may hold', () => {
  expect(read('1,a\rb\n1,a\0b\n1,"a\0b"\n').map(({ kind }) => kind)).toEqual(['lone_carriage_return', 'nul_byte', 'nul_byte']);
});

test('old Mac line ends', () => {
  expect(read('a,b\r1,2\r', { newline: 'cr' })).toEqual([record(1, ['a', 'b']), record(2, ['1', '2'])]);
});

test('the cut of chunks does not matter', () => {
  const text = 'a,b\r\n"x,""y""\r\nz",2\n\n1,"oops\n2,"ok"\r\n5,é';
  const whole = read(text, { expected: 2 });
  for (let step = 1; step < 12; step++) expect(read(text, { expected: 2, step })).toEqual(whole);
});

test('a line longer than a record may be ends the reading by name; an unclosed quote that long costs its line only', () => {
  expect(() => read(`1,2\n${'x'.repeat(300)}\n`, { limit: 100 })).toThrow(RecordTooLong);
  expect(() => read('x'.repeat(300), { limit: 100, step: 10 })).toThrow(RecordTooLong);
  const events = read(`1,"open\n${'2,3\n'.repeat(100)}`, { limit: 100, step: 16, expected: 2 });
  expect(events[0]).toEqual({ kind: 'quote_not_closed', line: 1, lines: 1, fields: ['1,"open'] });
  expect(events.slice(1)).toHaveLength(100);
  expect(events.slice(1).every(({ kind }) => kind === 'record')).toBe(true);
});
