import type { Dialect } from './dialect.ts';
import type { DialectBytes } from './dialect-bytes.ts';
import { findTrailer } from './find-trailer.ts';
import { HoldingReader, type PassingReader } from './holding-reader.ts';
import type { TextReader } from './layout-reader.ts';
import { RecordReader, type RecordFault, type RecordSink, type RecordSpan } from './record-reader.ts';
import { RewritingReader } from './rewriting-reader.ts';
import { type SampleRow, sampleRow } from './sample-row.ts';

/** Which lines of a text are a table's. */
export interface TablePlace {
  /** Physical lines before it. */
  readonly preambleLines: number;
  /** Records that name the columns. */
  readonly headerRows: number;
  /** Its last physical line; null: that of the text. */
  readonly lastLine: number | null;
  /** Physical lines at the end of the text that are no records; null: to be found when the end is reached. */
  readonly trailerLines: number | null;
}

/** A place whose end is known before the text is read. */
export interface KnownPlace extends TablePlace {
  readonly trailerLines: number;
}

/** The place that a dialect tells. */
export function placeOf({ hasHeader, headerRows = 1, preambleLines = 0, lastLine = null, trailerLines = 0 }: Dialect): KnownPlace {
  return { preambleLines, headerRows: hasHeader ? headerRows : 0, lastLine, trailerLines };
}

/** What the lines of a table are, in file order; the bytes of a record hold it in the plain form. */
export interface TableSink {
  header(bytes: Uint8Array, span: RecordSpan, fault: RecordFault | null): void;
  record(bytes: Uint8Array, span: RecordSpan): void;
  misfit(bytes: Uint8Array, span: RecordSpan, fault: RecordFault): void;
  blank(): void;
  aside(kind: 'preamble' | 'trailer', bytes: Uint8Array, span: RecordSpan): void;
}

const heldLines = 24;

/** Lines at the end of the last bytes of a text that are no records. */
function trailerIn(text: Uint8Array, dialect: DialectBytes, fields: number): number {
  const rows: SampleRow[] = [];
  const place = { preambleLines: 0, headerRows: 0, lastLine: null, trailerLines: 0 };
  const take = (bytes: Uint8Array, span: RecordSpan, fault: RecordFault | null) => rows.push(sampleRow(bytes, span, fault, dialect));
  const nothing = () => undefined;
  const sink: TableSink = {
    header: nothing,
    record: (bytes, span) => take(bytes, span, null),
    misfit: take,
    blank: nothing,
    aside: nothing,
  };
  const bytes = new Uint8Array(text.length + 1);
  bytes.set(text);
  tableReader(dialect, place, 0, text.length, sink).read(bytes, 0, text.length, true);
  return findTrailer(rows, fields);
}

/** A reader that knows where the table lies and tells its sink what every line is. `expected`: fields of a record, 0 for any number. */
export function tableReader(dialect: DialectBytes, place: TablePlace, expected: number, limit: number, sink: TableSink): TextReader {
  const lastLine = place.lastLine ?? Number.MAX_SAFE_INTEGER;
  let headersLeft = place.headerRows;
  let isTrailer = false;
  // Once the header is read, records go where they belong without a stop.
  const direct: RecordSink['record'] = (bytes, span) => sink.record(bytes, span);
  const records: RecordSink = {
    record(bytes, span) {
      if (span.line > lastLine) sink.aside('trailer', bytes, span);
      else if (headersLeft > 0) {
        headersLeft--;
        sink.header(bytes, span, null);
        if (headersLeft === 0 && place.lastLine === null) records.record = direct;
      } else sink.record(bytes, span);
    },
    misfit(bytes, span, fault) {
      if (span.line > lastLine) sink.aside('trailer', bytes, span);
      else if (headersLeft > 0) {
        headersLeft--;
        sink.header(bytes, span, fault);
      } else sink.misfit(bytes, span, fault);
    },
    blank: () => sink.blank(),
    passed: (bytes, span) => sink.aside(isTrailer ? 'trailer' : 'preamble', bytes, span),
  };
  const reader: PassingReader =
    dialect.written === null
      ? new RecordReader(dialect.delimited, expected, limit, records)
      : new RewritingReader(dialect.written, expected, limit, records);
  reader.passUntil = place.preambleLines;
  if (place.trailerLines === 0) return reader;
  const find = (bytes: Uint8Array, from: number, to: number) => trailerIn(bytes.subarray(from, to), dialect, expected);
  const delimiter = dialect.written?.delimiter[0] ?? dialect.delimited.delimiter;
  const lines = place.trailerLines ?? { among: heldLines, delimiter, find };
  return new HoldingReader(reader, lines, () => {
    isTrailer = true;
  });
}
