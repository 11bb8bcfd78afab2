import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normaliseText } from '../support/normalise-text.ts';

const columns = 3;

interface Written {
  readonly kind: 'record' | 'ragged' | 'blank';
  readonly text: string;
  readonly fields: readonly string[];
}

const piece = fc.oneof(
  fc.constantFrom('"', ',', '\n', ';', '\t', ' ', 'é', '€', '0', 'abc'),
  fc.string({ maxLength: 5, unit: 'grapheme' }),
);
const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('').replace(/[\0\r]/g, ''));

/** A record as a writer of CSV makes it: quoted where it must be, and sometimes where it need not. */
const writtenFields = (count: number, delimiter: string) =>
  fc.array(fc.tuple(value, fc.boolean()), { minLength: count, maxLength: count }).map((cells) => ({
    fields: cells.map(([text]) => text),
    text: cells
      .map(([text, isQuoted]) => (isQuoted || /["\n]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(delimiter),
  }));

const line = (delimiter: string): fc.Arbitrary<Written> =>
  fc.oneof(
    { weight: 6, arbitrary: writtenFields(columns, delimiter).map((written) => ({ kind: 'record' as const, ...written })) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom(columns - 1, columns + 1, columns + 5)
        .chain((count) => writtenFields(count, delimiter))
        .map((written) => ({ kind: 'ragged' as const, ...written })),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'blank' as const, text: '', fields: [] }) },
  );

const file = fc.constantFrom(',', ';', '\t', '|').chain((delimiter) =>
  fc.record({
    delimiter: fc.constant(delimiter),
    lines: fc.array(line(delimiter), { maxLength: 12 }),
    end: fc.constantFrom('\n', '\r\n'),
    hasLastEnd: fc.boolean(),
  }),
);

const countLines = (text: string) => text.split('\n').length - (text.endsWith('\n') || text === '' ? 1 : 0);

test('every record of a well-written file is loaded with its line, every ragged one is quarantined, and every line is counted', async () => {
  await fc.assert(
    fc.asyncProperty(file, async ({ delimiter, lines, end, hasLastEnd }) => {
      const text = lines.map((written) => written.text).join(end) + (hasLastEnd && lines.length > 0 ? end : '');
      const { summary, records } = await normaliseText(text, columns, {
        delimited: { delimiter: delimiter.charCodeAt(0), quote: 34, newline: 'lf' },
      });
      const starts: number[] = [];
      let at = 1;
      for (const written of lines) {
        starts.push(at);
        at += written.text.split('\n').length;
      }
      // A blank last line without a line end is no line.
      const good = lines.flatMap((written, index) => (written.kind === 'record' ? [[String(starts[index]), ...written.fields]] : []));
      expect(records).toEqual(good);
      expect(summary.streams[0]!.records).toBe(good.length);
      expect(summary.quarantined).toBe(lines.filter((written) => written.kind === 'ragged').length);
      const { physical, ...parts } = summary.lines;
      expect(physical).toBe(countLines(text));
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(physical);
    }),
    { numRuns: 120 },
  );
});

test('whatever the bytes are, no line is lost and nothing malformed is loaded', async () => {
  const soup = fc
    .array(fc.constantFrom('"', '""', ',', '\n', '\r\n', '\r', 'a', '1', ' ', '\0', 'é'), { maxLength: 60 })
    .map((parts) => parts.join(''));
  await fc.assert(
    fc.asyncProperty(soup, async (text) => {
      const { summary, records, quarantine } = await normaliseText(text, columns);
      const { physical, ...parts } = summary.lines;
      expect(physical).toBe(countLines(text));
      expect(Object.values(parts).reduce((sum, count) => sum + count, 0)).toBe(physical);
      expect(records).toHaveLength(summary.streams[0]!.records);
      expect(records.every((record) => record.length === columns + 1)).toBe(true);
      expect(records.flat().join('')).not.toContain('\0');
      const lineNumbers = records.map(([first]) => Number(first));
      expect(lineNumbers).toEqual([...lineNumbers].sort((left, right) => left - right));
      expect(quarantine).toHaveLength(summary.quarantined);
    }),
    { numRuns: 200 },
  );
});

test('quarantined records keep line, byte offset and reason; the offset is that of the file, whatever its encoding', async () => {
  const text = 'é,b,c\n1,2\n3,4,5\n';
  const utf8 = await normaliseText(text, 3);
  expect(utf8.quarantine).toEqual([['2', '7', '1,2', 'has 2 fields where the header has 3']]);
  const latin = await normaliseText(Buffer.from(text, 'latin1'), 3, { encoding: 'iso-8859-1' });
  expect(latin.quarantine[0]?.slice(0, 2)).toEqual(['2', '6']);
  const wide = await normaliseText(Buffer.from(`\uFEFF${text}`, 'utf16le'), 3, { encoding: 'utf-16le' });
  expect(wide.quarantine[0]?.slice(0, 2)).toEqual(['2', '14']);
  const marked = await normaliseText(`\uFEFF${text}`, 3);
  expect(marked.quarantine[0]?.slice(0, 2)).toEqual(['2', '10']);
  expect(marked.records[0]).toEqual(['1', 'é', 'b', 'c']);
});

test.each([
  ['windows-1252', Buffer.from([0x80, 0x2c, 0x97, 0x2c, 0xc9, 10]), ['1', '€', '—', 'É']],
  ['iso-8859-15', Buffer.from([0xa4, 0x2c, 0xbd, 0x2c, 0xc9, 10]), ['1', '€', 'œ', 'É']],
  ['iso-8859-1', Buffer.from([0xa4, 0x2c, 0xbd, 0x2c, 0xc9, 10]), ['1', '¤', '½', 'É']],
  ['utf-16be', Buffer.from('\uFEFFé,2,😀\n', 'utf16le').swap16(), ['1', 'é', '2', '😀']],
] as const)('%s becomes UTF-8', async (encoding, bytes, record) => {
  expect((await normaliseText(bytes, 3, { encoding })).records).toEqual([record]);
});

test('card numbers are masked in rows and in quarantine; reference columns keep theirs and say so', async () => {
  const pan = '4111111111111111';
  const { summary, records, quarantine } = await normaliseText(`${pan},x,${pan}\n${pan},y\n`, 3, { referenceColumns: [2] });
  expect(records).toEqual([['1', '411111******1111', 'x', pan]]);
  expect(quarantine[0]?.[2]).toBe('411111******1111,y');
  expect(summary.cardNumbersMasked).toBe(2);
  expect(summary.streams[0]?.columnsMasked).toEqual([{ column: 0, rows: 1 }]);
  expect(summary.streams[0]?.cardShapedReferences).toEqual([{ column: 2, count: 1 }]);
});

test('columns that must not be stored leave no trace, in quarantine either', async () => {
  const { records, quarantine } = await normaliseText('a,123,c\nb,456,"c,d",e\n', 3, { droppedColumns: [1] });
  expect(records).toEqual([['1', 'a', 'c']]);
  expect(quarantine[0]?.[2]).not.toContain('456');
});
