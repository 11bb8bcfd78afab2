import type { ContainerNote } from '../../../../shared/extract/containers/container-note.ts';
import { CsvWriter } from '../../../../shared/extract/containers/csv-writer.ts';

/**
 * CSV bytes made from a container: comma, double quote, LF, no header treatment. One CSV record a row; an empty row is an empty line, so
 * that record k is row k of the source.
 */
export interface ContainerRows {
  readonly chunks: AsyncIterable<Buffer>;
  /** What was seen on the way; complete after the last chunk. */
  readonly notes: () => readonly ContainerNote[];
}

const flushBytes = 1 << 18;

/** What a writer holds once it is worth handing on; null before. `isLast` takes whatever there is. */
export function takeChunk(csv: CsvWriter, isLast: boolean): Buffer | null {
  if (csv.size === 0 || (csv.size < flushBytes && !isLast)) return null;
  const bytes = csv.take();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** One CSV record, for a header that does not stand in the source. */
export function csvRecord(fields: readonly string[]): Buffer {
  const csv = new CsvWriter();
  for (const field of fields) csv.text(field);
  csv.endRecord();
  return takeChunk(csv, true) ?? Buffer.alloc(0);
}
