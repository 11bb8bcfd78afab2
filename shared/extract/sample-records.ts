import { type DelimitedBytes, RecordReader, type RecordSink, RecordTooLong } from './record-reader.ts';

/** The records of a sample under one dialect. */
export interface SampleRecords {
  readonly records: readonly (readonly string[])[];
  /** Records that break the rules of quoting. */
  readonly misfits: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a field as the database will see it: quotes off, doubled quotes single. */
export function fieldText(bytes: Uint8Array, from: number, to: number, quote: number): string {
  const text = decoder.decode(bytes.subarray(from, to));
  if (quote < 0 || bytes[from] !== quote || to - from < 2) return text;
  const mark = String.fromCharCode(quote);
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}

/** Reads up to `most` records of UTF-8 bytes; with `isWhole` false the last, possibly cut record is left out. */
export function sampleRecords(text: Uint8Array, dialect: DelimitedBytes, isWhole: boolean, most: number): SampleRecords {
  const records: string[][] = [];
  let misfits = 0;
  const sink: RecordSink = {
    record(bytes, span) {
      if (records.length >= most) return;
      records.push(
        Array.from({ length: span.fields }, (_, field) =>
          fieldText(bytes, span.starts[field]!, field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end, dialect.quote),
        ),
      );
    },
    misfit() {
      misfits++;
    },
    blank() {
      // Blank lines say nothing about a dialect.
    },
  };
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text);
  try {
    new RecordReader(dialect, 0, text.length, sink).read(bytes, 0, text.length, isWhole);
  } catch (thrown) {
    if (!(thrown instanceof RecordTooLong)) throw thrown;
  }
  return { records, misfits };
}
