import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CsvWriter } from '../../../shared/extract/containers/csv-writer.ts';
import { RecordReader } from '../../../shared/extract/record-reader.ts';
import { fieldText } from '../../../shared/extract/sample-row.ts';

/** What the strict reader makes of a text: fields of each record, null for a blank line. */
function strictly(text: Uint8Array): (string[] | null)[] {
  const records: (string[] | null)[] = [];
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text);
  new RecordReader({ delimiter: 44, quote: 34, newline: 'lf' }, 0, text.length + 1, {
    record: (all, span) =>
      records.push(
        Array.from({ length: span.fields }, (_, field) =>
          fieldText(all, span.starts[field] ?? 0, field + 1 < span.fields ? (span.starts[field + 1] ?? 0) - 1 : span.end, 34),
        ),
      ),
    misfit: (_, __, fault) => records.push([fault]),
    blank: () => records.push(null),
  }).read(bytes, 0, text.length, true);
  return records;
}

test('whatever is written, as text or as bytes, the strict reader reads back', () => {
  const value = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => text.replaceAll('\0', ''));
  fc.assert(
    fc.property(fc.array(fc.array(value, { minLength: 2, maxLength: 6 }), { maxLength: 8 }), fc.boolean(), (records, asBytes) => {
      const csv = new CsvWriter();
      for (const record of records) {
        for (const text of record) {
          const bytes = Buffer.from(`<${text}>`);
          if (asBytes) csv.field(bytes, 1, bytes.length - 1);
          else csv.text(text);
        }
        csv.endRecord();
      }
      expect(strictly(csv.take())).toEqual(records);
    }),
    { numRuns: 200 },
  );
});

test('a record without fields is a blank line', () => {
  const csv = new CsvWriter();
  csv.endRecord();
  csv.text('a');
  csv.padTo(3);
  csv.endRecord();
  expect(Buffer.from(csv.take()).toString()).toBe('\na,,\n');
  expect(csv.size).toBe(0);
});

test('a long record grows the writer', () => {
  const csv = new CsvWriter();
  const long = 'é"'.repeat(400_000);
  csv.text('first');
  csv.text(long);
  csv.endRecord();
  expect(strictly(csv.take())).toEqual([['first', long]]);
});

test('a record in progress stays until it is complete', () => {
  const csv = new CsvWriter();
  csv.text('a');
  csv.endRecord();
  csv.text('b');
  expect(csv.size).toBe(2);
  expect(Buffer.from(csv.take()).toString()).toBe('a\n');
  csv.text('c');
  csv.endRecord();
  expect(Buffer.from(csv.take()).toString()).toBe('b,c\n');
});
