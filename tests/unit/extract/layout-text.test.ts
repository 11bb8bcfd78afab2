import { expect, test } from 'vitest';
import { RowEncoder } from '../../../electron/engine/import/row-encoder.ts';
import { layoutReader } from '../../../shared/extract/layout-reader.ts';
import type { RecordLayout } from '../../../shared/extract/record-layout.ts';
import { splitRecord } from '../../../shared/extract/split-record.ts';

const lines: readonly (readonly [line: string, fields: readonly string[]])[] = [
  ['a,b,', ['a', 'b', '']],
  ['"a,1","say ""hi""",c', ['a,1', 'say "hi"', 'c']],
  ['"é,1","naïve ""ü""",€', ['é,1', 'naïve "ü"', '€']],
  ['"","",""', ['', '', '']],
  ['日本,"😀, ""x""",z', ['日本', '😀, "x"', 'z']],
];

function read(text: string): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  const layout: RecordLayout = { record: ({ fields }) => found.push(fields), end: () => undefined };
  const nothing = () => undefined;
  const bytes = new TextEncoder().encode(`${text} `);
  const out = { row: nothing, aside: nothing, misfit: nothing, control: nothing, note: nothing };
  layoutReader({ kind: 'delimited', delimiter: ',', quote: '"' }, 'lf', 1_000_000, layout, out).read(bytes, 0, bytes.length - 1, true);
  return found;
}

test.each(lines)('%s has the same fields for a layout, for its detection and after it was written', (line, fields) => {
  expect(read(`${line}\n`)).toEqual([fields]);
  expect(splitRecord(line, ',')).toEqual(fields);
  const encoder = new RowEncoder(fields.length);
  const { end, starts } = encoder.encode(fields, 1, 1);
  expect(read(`${encoder.bytes.toString('utf8', 0, end)}\n`)).toEqual([fields]);
  const cut = fields.map((_, index) =>
    encoder.bytes.toString('utf8', starts[index], index + 1 < fields.length ? starts[index + 1]! - 1 : end),
  );
  expect(cut.map((text) => splitRecord(text, ',')[0])).toEqual(fields);
});

test('a row longer than the buffer is written whole', () => {
  const encoder = new RowEncoder(2);
  const long = '€'.repeat(50_000);
  const { end } = encoder.encode([long, null], 1, 1);
  expect(encoder.bytes.toString('utf8', 0, end)).toBe(`${long},`);
});
