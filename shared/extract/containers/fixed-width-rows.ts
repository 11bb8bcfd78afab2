import { NoteBook } from './container-note.ts';
import { CsvWriter } from './csv-writer.ts';

/** A column of a fixed-width line: characters [from, to), counted from 0; the last may go on to the end of the line (infinity). */
export interface FixedColumn {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export interface FixedLayout {
  readonly columns: readonly FixedColumn[];
  /** Spaces around a value are no part of it. */
  readonly trims: boolean;
  /** A line that ends before its last column: set apart, or filled up because the sender strips the spaces at its end. */
  readonly shortLines: 'set_apart' | 'fill';
}

const lf = 10;
const cr = 13;
const space = 32;
const longestTail = 40;
const decoder = new TextDecoder();

/** What is wrong with a layout; null when lines can be cut by it. */
export function fixedLayoutProblem({ columns }: FixedLayout): string | null {
  if (columns.length === 0) return 'a fixed-width layout needs a column';
  const wrong = columns.find(({ from, to }) => !Number.isInteger(from) || !Number.isInteger(to) || from < 0 || to <= from);
  if (wrong !== undefined) return `column ${wrong.name} must end behind where it begins`;
  const overlap = columns.find(({ from }, index) => from < (columns[index - 1]?.to ?? 0));
  return overlap === undefined ? null : `column ${overlap.name} begins before the one in front of it ends`;
}

/**
 * Cuts fixed-width lines of UTF-8 text into CSV records as they come: record k is line k. Positions count characters, not bytes. A line
 * of spaces alone is an empty line; a short line that is set apart becomes a record of one field too many, with its text first.
 */
export class FixedWidthRows {
  readonly notes = new NoteBook();
  private readonly layout: FixedLayout;
  private readonly csv = new CsvWriter();
  /** Characters that a whole line has at least. */
  private readonly width: number;
  private readonly isOpen: boolean;
  private rest = new Uint8Array(0);
  private line = 0;

  constructor(layout: FixedLayout) {
    this.layout = layout;
    const { from = 0, to = 0 } = layout.columns.at(-1) ?? {};
    this.isOpen = to === Number.POSITIVE_INFINITY;
    this.width = this.isOpen ? from + 1 : to;
  }

  /** CSV bytes of the lines that are complete with this chunk. */
  take(chunk: Uint8Array, isLast: boolean): Uint8Array {
    let bytes = chunk;
    if (this.rest.length > 0) {
      bytes = new Uint8Array(this.rest.length + chunk.length);
      bytes.set(this.rest);
      bytes.set(chunk, this.rest.length);
    }
    let start = 0;
    for (let end = bytes.indexOf(lf); end >= 0; end = bytes.indexOf(lf, start)) {
      this.cut(bytes, start, end > start && bytes[end - 1] === cr ? end - 1 : end);
      start = end + 1;
    }
    if (isLast && start < bytes.length) {
      this.cut(bytes, start, bytes[bytes.length - 1] === cr ? bytes.length - 1 : bytes.length);
      start = bytes.length;
    }
    this.rest = new Uint8Array(bytes.subarray(start));
    return this.csv.take();
  }

  private cut(bytes: Uint8Array, start: number, end: number): void {
    const { csv, notes, width } = this;
    this.line++;
    const where = () => `line ${this.line}`;
    const positions = isAscii(bytes, start, end) ? null : characterStarts(bytes, start, end);
    const length = positions === null ? end - start : positions.length - 1;
    if (isBlank(bytes, start, end)) {
      csv.endRecord();
      return;
    }
    if (length < width) {
      notes.add('short_line', where);
      if (this.layout.shortLines === 'set_apart') {
        csv.field(bytes, start, end);
        csv.padTo(this.layout.columns.length + 1);
        csv.endRecord();
        return;
      }
    }
    const byteOf = (position: number) => (positions === null ? start + position : (positions[position] ?? end));
    for (const { from, to } of this.layout.columns) this.field(bytes, byteOf(Math.min(from, length)), byteOf(Math.min(to, length)));
    const tail = byteOf(Math.min(width, length));
    if (!this.isOpen && !isBlank(bytes, tail, end))
      notes.add('long_line', where, decoder.decode(bytes.subarray(tail, Math.min(end, tail + longestTail))).trim());
    csv.endRecord();
  }

  private field(bytes: Uint8Array, start: number, end: number): void {
    let [from, to] = [start, end];
    if (this.layout.trims) {
      while (from < to && bytes[from] === space) from++;
      while (to > from && bytes[to - 1] === space) to--;
    }
    this.csv.field(bytes, from, to);
  }
}

function isAscii(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at]! > 127) return false;
  return true;
}

function isBlank(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (bytes[at] !== space) return false;
  return true;
}

/** Where each character begins, and where the last one ends. */
function characterStarts(bytes: Uint8Array, start: number, end: number): readonly number[] {
  const starts: number[] = [];
  for (let at = start; at < end; at++) if ((bytes[at]! & 0xc0) !== 0x80) starts.push(at);
  starts.push(end);
  return starts;
}
