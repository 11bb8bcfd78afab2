import { join } from 'node:path';
import type { RecordSpan } from '../../../shared/extract/record-reader.ts';
import { fieldText } from '../../../shared/extract/sample-row.ts';
import type { Segment } from './normalise-request.ts';
import { Int64Column } from './parquet/int64-column.ts';
import { TextColumn } from './parquet/text-column.ts';
import { writeParquet } from './parquet/write-parquet.ts';

const backslash = 92;
const capitalN = 78;
const firstRows = 1 << 10;
/** Rows that the database compresses and writes together: half as many hold less memory and take a twelfth longer. */
const segmentRows = 122_880;

/** Where segments lie and what of their records is written. */
export interface SegmentPlace {
  readonly folder: string;
  readonly name: string;
  readonly quote: number;
  /** Text of this size makes a segment full. */
  readonly segmentBytes: number;
  readonly columns: number;
  /** Columns that are not written. */
  readonly dropped: readonly number[];
}

/** What is written in place of a column's values. */
type Replacement = (text: string) => string;

/**
 * Writes clean records into Parquet files, column by column: fields as text without their quotes (c0, c1, ...), empty ones and \N as
 * missing, the line that each record begins on and the number of its row. The database has no text left to take apart.
 */
export class SegmentWriter {
  private readonly place: SegmentPlace;
  private readonly replaced: ReadonlyMap<number, Replacement>;
  private readonly columns: readonly (TextColumn | null)[];
  private readonly lines = new Int64Column(firstRows);
  private readonly numbers = new Int64Column(firstRows);
  private unquoted = Buffer.alloc(1 << 12);
  private length = 0;
  private count = 0;

  constructor(place: SegmentPlace, replaced: ReadonlyMap<number, Replacement>) {
    this.place = place;
    this.replaced = replaced;
    this.columns = Array.from({ length: place.columns }, (_, column) =>
      place.dropped.includes(column) ? null : new TextColumn(true, firstRows),
    );
  }

  /** The first segments are small, so that loading begins soon and is not kept waiting for the next one. */
  get isFull(): boolean {
    return (
      this.lines.rows >= segmentRows || this.length >= Math.min(this.place.segmentBytes, (this.place.segmentBytes / 8) * 2 ** this.count)
    );
  }

  write(bytes: Buffer, span: RecordSpan, line: number, row: number): void {
    this.lines.add(line);
    this.numbers.add(row);
    this.length += span.end - span.start;
    const { columns, replaced } = this;
    const { starts, fields, end, hasQuotes } = span;
    for (let field = 0; field < fields; field++) {
      const column = columns[field];
      if (column === null || column === undefined) continue;
      const from = starts[field]!;
      const to = field + 1 < fields ? starts[field + 1]! - 1 : end;
      if (hasQuotes && bytes[from] === this.place.quote) this.addQuoted(column, bytes, from, to, replaced.get(field));
      else if (replaced.size > 0 && replaced.has(field) && to > from)
        this.addText(column, replaced.get(field)?.(fieldText(bytes, from, to, -1)) ?? '');
      else column.add(bytes, from, isMissing(bytes, from, to) ? from : to);
    }
  }

  private addQuoted(column: TextColumn, bytes: Buffer, from: number, to: number, replace: Replacement | undefined): void {
    const { quote } = this.place;
    // Quotes inside are doubled; most fields have none, and their bytes are taken as they lie.
    const hasInner = bytes.indexOf(quote, from + 1) < to - 1;
    if (replace === undefined && !hasInner) {
      column.add(bytes, from + 1, isMissing(bytes, from + 1, to - 1) ? from + 1 : to - 1);
      return;
    }
    const text = fieldText(bytes, from, to, quote);
    this.addText(column, text === '' || replace === undefined ? text : replace(text));
  }

  private addText(column: TextColumn, text: string): void {
    if (text.length * 3 > this.unquoted.length) this.unquoted = Buffer.alloc(text.length * 6);
    column.add(this.unquoted, 0, this.unquoted.write(text, 0, 'utf8'));
  }

  /** Puts what is there into a file; null when there is nothing. */
  flush(): Pick<Segment, 'path' | 'rows'> | null {
    const { rows } = this.lines;
    if (rows === 0) return null;
    const path = join(this.place.folder, `${this.place.name}-${this.count++}.parquet`);
    writeParquet(path, rows, [
      { name: 'line_no', kind: 'int64', page: this.lines.page() },
      { name: 'row_no', kind: 'int64', page: this.numbers.page() },
      ...this.columns.flatMap((column, index) =>
        column === null ? [] : [{ name: `c${index}`, kind: 'text' as const, dictionary: column.dictionary(), page: column.page() }],
      ),
    ]);
    this.clear();
    return { path, rows };
  }

  /** Forgets what is there. */
  clear(): void {
    for (const column of this.columns) column?.clear();
    this.lines.clear();
    this.numbers.clear();
    this.length = 0;
  }
}

/** An empty field, or the marker \N alone. */
function isMissing(bytes: Uint8Array, from: number, to: number): boolean {
  return to === from || (to - from === 2 && bytes[from] === backslash && bytes[from + 1] === capitalN);
}
