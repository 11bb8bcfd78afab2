import type { DialectBytes } from './dialect-bytes.ts';
import type { RecordFault, RecordSpan } from './record-reader.ts';

/** One record of a sample. */
export interface SampleRow {
  /** Unquoted. Of a record that breaks the rules of quoting: its text cut at every delimiter. */
  readonly fields: readonly string[];
  /** Physical line on which it begins, from 1, and how many it takes. */
  readonly line: number;
  readonly lines: number;
  readonly fault: RecordFault | null;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Text of a field as the database will see it: quotes off, doubled quotes single. */
export function fieldText(bytes: Uint8Array, from: number, to: number, quote: number): string {
  const text = decoder.decode(bytes.subarray(from, to));
  if (quote < 0 || bytes[from] !== quote || to - from < 2) return text;
  const mark = String.fromCharCode(quote);
  return text.slice(1, -1).replaceAll(mark + mark, mark);
}

/** Fields of a record as text, without their quotes. */
export function fieldTexts(bytes: Uint8Array, span: RecordSpan, quote: number): string[] {
  return Array.from({ length: span.fields }, (_, field) =>
    fieldText(bytes, span.starts[field]!, field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end, quote),
  );
}

/** A record as text. */
export function sampleRow(bytes: Uint8Array, span: RecordSpan, fault: RecordFault | null, { delimited, written }: DialectBytes): SampleRow {
  const { line, lines } = span;
  if (fault === null) return { fields: fieldTexts(bytes, span, delimited.quote), line, lines, fault };
  const delimiter = String.fromCharCode(...(written?.delimiter ?? [delimited.delimiter]));
  return { fields: decoder.decode(bytes.subarray(span.start, span.end)).split(delimiter), line, lines, fault };
}
