import type { TextReader } from './layout-reader.ts';

/** A reader of records that can be told to pass over lines. */
export interface PassingReader extends TextReader {
  passUntil: number;
}

/** How many of the last lines are no records: told, or to be found among so many when the end is known. */
export type HeldLines =
  | number
  | {
      readonly among: number;
      /** Lines of nothing but this byte are held, too, however many. */
      readonly delimiter: number;
      readonly find: (bytes: Uint8Array, from: number, to: number) => number;
    };

const lf = 10;
const cr = 13;
const isLineEnd = (byte: number | undefined) => byte === lf || byte === cr;

/** Where the last `lines` lines of bytes [from, to) begin, those at the very end not counted that are blank or, with a delimiter, hold nothing else. */
function lastLines(bytes: Uint8Array, from: number, to: number, lines: number, delimiter = lf): number {
  let at = to;
  while (at > from && (isLineEnd(bytes[at - 1]) || bytes[at - 1] === delimiter)) at--;
  for (let left = lines; left > 0 && at > from; left--) {
    while (at > from && !isLineEnd(bytes[at - 1])) at--;
    if (left === 1) return at;
    // CRLF is one line end.
    at -= bytes[at - 1] === lf && bytes[at - 2] === cr ? 2 : 1;
  }
  return Math.max(at, from);
}

/**
 * Keeps the last lines of a text back from its reader until there is no more, and then passes over those that are no records: they are
 * known to be the last only when nothing follows.
 */
export class HoldingReader implements TextReader {
  private readonly reader: PassingReader;
  private readonly lines: HeldLines;
  private readonly beginTrailer: () => void;

  constructor(reader: PassingReader, lines: HeldLines, beginTrailer: () => void) {
    this.reader = reader;
    this.lines = lines;
    this.beginTrailer = beginTrailer;
  }

  get line(): number {
    return this.reader.line;
  }

  read(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    const { lines } = this;
    const begin = typeof lines === 'number' ? lastLines(bytes, from, to, lines) : lastLines(bytes, from, to, lines.among, lines.delimiter);
    const held = this.readUntil(bytes, from, begin, false);
    if (!isLast) return held;
    const found = typeof lines === 'number' ? lines : lines.find(bytes, held, to);
    const trailer = found === 0 ? to : lastLines(bytes, held, to, found);
    this.readUntil(bytes, held, trailer, true);
    if (trailer < to) this.beginTrailer();
    this.reader.passUntil = Number.POSITIVE_INFINITY;
    return this.reader.read(bytes, trailer, to, true);
  }

  /** Reads up to a position; a reader may put a line end of its own behind what it reads. */
  private readUntil(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    const kept = bytes[to] ?? 0;
    const position = this.reader.read(bytes, from, to, isLast);
    bytes[to] = kept;
    return position;
  }
}
