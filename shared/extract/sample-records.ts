import type { DialectBytes } from './dialect-bytes.ts';
import { type LineCount, RecordTooLong, type RecordFault, type RecordSpan } from './record-reader.ts';
import { type SampleRow, sampleRow } from './sample-row.ts';
import { tableReader } from './table-reader.ts';

const strictDecoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });

/** Whether bytes are UTF-8 throughout. */
export function isText(bytes: Uint8Array): boolean {
  try {
    strictDecoder.decode(bytes);
    return true;
  } catch {
    // A strict decoder says "invalid" by throwing; there is nothing else to learn from it.
    return false;
  }
}

/** What a sample is read with: lines that are no records are left out. */
export interface SamplePlace {
  readonly preambleLines?: number;
  readonly lastLine?: number | null;
  readonly trailerLines?: number;
  readonly counts?: LineCount;
}

/** Hands every record of UTF-8 bytes to `take`, those that break the rules too; with `isWhole` false the last, possibly cut one is left out. */
export function eachRecord(
  text: Uint8Array,
  dialect: DialectBytes,
  isWhole: boolean,
  { preambleLines = 0, lastLine = null, trailerLines = 0 }: SamplePlace,
  take: (bytes: Uint8Array, span: RecordSpan, fault: RecordFault | null) => void,
): void {
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text);
  const nothing = () => undefined;
  const reader = tableReader(
    dialect,
    { preambleLines, headerRows: 0, lastLine, trailerLines: isWhole ? trailerLines : 0 },
    0,
    text.length,
    {
      header: nothing,
      record: (read, span) => take(read, span, null),
      misfit: take,
      blank: nothing,
      aside: nothing,
    },
  );
  try {
    reader.read(bytes, 0, text.length, isWhole);
  } catch (thrown) {
    if (!(thrown instanceof RecordTooLong)) throw thrown;
  }
}

/** Up to `most` records of a sample as text. */
export function sampleRows(
  text: Uint8Array,
  dialect: DialectBytes,
  isWhole: boolean,
  most: number,
  place: SamplePlace = {},
): readonly SampleRow[] {
  const rows: SampleRow[] = [];
  const isSound = isText(isWhole ? text : text.subarray(0, Math.max(0, text.length - 4)));
  eachRecord(text, dialect, isWhole, place, (bytes, span, found) => {
    if (rows.length >= most) return;
    const fault = found ?? (isSound || isText(bytes.subarray(span.start, span.end)) ? null : 'not_in_encoding');
    rows.push({ ...sampleRow(bytes, span, found, dialect), fault });
  });
  return rows;
}
