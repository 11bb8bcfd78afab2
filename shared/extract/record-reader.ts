/** Why a record does not fit; the words shown to people are in record-fault.ts. */
export type RecordFault =
  | 'field_count'
  | 'quote_not_closed'
  | 'text_after_quote'
  | 'quote_in_field'
  | 'lone_carriage_return'
  | 'lone_line_feed'
  | 'nul_byte'
  | 'separator_byte'
  | 'not_in_encoding';

/** Bytes that part a delimited file. `quote` is -1 where the file has none; quotes inside a quoted field are doubled. */
export interface DelimitedBytes {
  readonly delimiter: number;
  readonly quote: number;
  readonly newline: 'lf' | 'cr';
  /** Physical lines where absent. */
  readonly counts?: LineCount;
}

/** What line numbers count in text that was made from rows: the rows, the first of which may name the columns without being one of them. */
export type LineCount = 'rows' | 'rows_below_header';

/** Where one record lies: bytes [start, end) without its line end; field f begins at `starts[f]` and ends before the delimiter. */
export interface RecordSpan {
  start: number;
  end: number;
  readonly starts: Int32Array;
  fields: number;
  /** Physical line on which it begins, from 1, and how many it takes. */
  line: number;
  lines: number;
  hasQuotes: boolean;
}

export interface RecordSink {
  record(bytes: Uint8Array, span: RecordSpan): void;
  misfit(bytes: Uint8Array, span: RecordSpan, fault: RecordFault): void;
  blank(): void;
  /** A line that the reader was told to pass over. */
  passed?(bytes: Uint8Array, span: RecordSpan): void;
}

/** A record longer than the limit: the file is damaged or not a table. */
export class RecordTooLong extends Error {
  readonly line: number;
  constructor(line: number) {
    super('record too long');
    this.name = 'RecordTooLong';
    this.line = line;
  }
}

const lf = 10;
const cr = 13;
const maxFields = 16_384;

/**
 * Strict reader of delimited records over bytes of UTF-8 text. It knows quote state and counts fields; a record that breaks the
 * rules goes to `misfit`. A broken quote costs its own physical line only: reading goes on with the next one.
 */
export class RecordReader {
  /** Physical line at which the next record begins. */
  line = 1;
  /** Lines up to this one are no records: they are passed over whatever quotes they hold. */
  passUntil = 0;
  private readonly kinds = new Uint8Array(256);
  private readonly span: RecordSpan = {
    start: 0,
    end: 0,
    starts: new Int32Array(maxFields + 1),
    fields: 0,
    line: 1,
    lines: 1,
    hasQuotes: false,
  };
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly terminator: number;
  private readonly sink: RecordSink;
  /** How many fields a record must have; 0 accepts any number. */
  private readonly expected: number;
  private readonly limit: number;
  /** The highest byte that means something: larger ones, most of a file, are passed over with one comparison. */
  private readonly highest: number;
  private readonly countsRows: boolean;
  private isUncounted: boolean;

  constructor(dialect: DelimitedBytes, expected: number, limit: number, sink: RecordSink) {
    this.delimiter = dialect.delimiter;
    this.quote = dialect.quote;
    this.terminator = dialect.newline === 'cr' ? cr : lf;
    this.expected = expected;
    this.limit = limit;
    this.sink = sink;
    for (const byte of [0, lf, cr, dialect.delimiter]) this.kinds[byte] = 1;
    if (dialect.quote >= 0) this.kinds[dialect.quote] = 1;
    this.highest = Math.max(cr, dialect.delimiter, dialect.quote);
    this.countsRows = dialect.counts !== undefined;
    this.isUncounted = dialect.counts === 'rows_below_header';
  }

  /**
   * Reads the complete records of bytes [from, to) and returns where the first incomplete one begins. With `isLast` the last record
   * may lack its line end. `bytes` must have room for one more byte at `to`: a line end is put there so that the loop needs no check.
   */
  read(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    bytes[to] = this.terminator;
    let position = from;
    while (position < to && this.line <= this.passUntil && !this.countsRows) {
      const next = this.passLine(bytes, position, to, isLast);
      if (next < 0) return position;
      position = next;
    }
    while (position < to) {
      const next = this.readOne(bytes, position, to, isLast);
      if (next < 0) {
        if (to - position <= this.limit) return position;
        position = this.giveUp(bytes, position, to);
        continue;
      }
      position = next;
    }
    return position;
  }

  /** Reads one record; -1 when its end is not in the bytes yet. */
  private readOne(bytes: Uint8Array, start: number, to: number, isLast: boolean): number {
    const { kinds, delimiter, quote, terminator, span, highest } = this;
    const starts = span.starts;
    let fault: RecordFault | null = null;
    let field = 0;
    let lines = 1;
    let hasQuotes = false;
    let index = start;
    starts[0] = start;
    for (;;) {
      let byte = bytes[index]!;
      while (byte > highest) byte = bytes[++index]!;
      if (kinds[byte] === 0) {
        index++;
      } else if (byte === delimiter) {
        index++;
        if (field < maxFields) field++;
        starts[field] = index;
      } else if (byte === terminator) {
        if (index >= to && !isLast) return -1;
        return this.finish(bytes, start, index, index + 1, to, field + 1, lines, hasQuotes, fault);
      } else if (byte === quote && quote >= 0) {
        if (index !== starts[field]) {
          fault = 'quote_in_field';
          index++;
          continue;
        }
        hasQuotes = true;
        let inside = index + 1;
        for (;;) {
          const quoted = bytes[inside]!;
          if (kinds[quoted] === 0 || quoted === delimiter) {
            inside++;
          } else if (quoted === quote) {
            if (bytes[inside + 1] !== quote || inside + 1 >= to) break;
            inside += 2;
          } else if (inside >= to) {
            return isLast ? this.skipLine(bytes, start, to, 'quote_not_closed') : -1;
          } else {
            if (quoted === terminator) lines++;
            else if (quoted === 0) fault = 'nul_byte';
            inside++;
          }
        }
        index = inside + 1;
        if (index >= to && !isLast) return -1;
        const after = bytes[index]!;
        if (after !== delimiter && after !== terminator && !(after === cr && (index + 1 >= to || bytes[index + 1] === lf))) {
          return this.skipLine(bytes, start, to, 'text_after_quote', isLast);
        }
      } else if (byte === cr) {
        if (index + 1 >= to) {
          if (!isLast) return -1;
          return this.finish(bytes, start, index, to, to, field + 1, lines, hasQuotes, fault);
        }
        if (bytes[index + 1] === lf) return this.finish(bytes, start, index, index + 2, to, field + 1, lines, hasQuotes, fault);
        fault = 'lone_carriage_return';
        index++;
      } else {
        fault = byte === 0 ? 'nul_byte' : byte === lf ? 'lone_line_feed' : 'lone_carriage_return';
        index++;
      }
    }
  }

  private finish(
    bytes: Uint8Array,
    start: number,
    end: number,
    next: number,
    to: number,
    fields: number,
    lines: number,
    hasQuotes: boolean,
    fault: RecordFault | null,
  ): number {
    if (end - start > this.limit) {
      if (lines === 1) throw new RecordTooLong(this.line);
      return this.skipLine(bytes, start, to, 'quote_not_closed');
    }
    const span = this.span;
    span.start = start;
    span.end = end;
    span.fields = fields;
    span.line = this.line;
    span.lines = this.countsRows ? (this.isUncounted ? 0 : 1) : lines;
    span.hasQuotes = hasQuotes;
    this.line += span.lines;
    this.isUncounted = false;
    if (end === start) this.sink.blank();
    else if (this.countsRows && span.line <= this.passUntil) this.sink.passed?.(bytes, span);
    else if (fault !== null) this.sink.misfit(bytes, span, fault);
    else if (this.expected > 0 && fields !== this.expected) this.sink.misfit(bytes, span, 'field_count');
    else this.sink.record(bytes, span);
    return next;
  }

  /** The quote state cannot be trusted from here: the first physical line is set apart and reading goes on after it. */
  private skipLine(bytes: Uint8Array, start: number, to: number, fault: RecordFault, isLast = true): number {
    let end = bytes.indexOf(this.terminator, start);
    if (end >= to && !isLast) return -1;
    end = Math.min(end, to);
    const next = Math.min(end + 1, to);
    const bare = this.terminator === lf && end > start && bytes[end - 1] === cr ? end - 1 : end;
    return this.finish(bytes, start, bare, next, to, 1, 1, false, fault);
  }

  /** One line that is no record; -1 when its end is not in the bytes yet. */
  private passLine(bytes: Uint8Array, start: number, to: number, isLast: boolean): number {
    const found = bytes.indexOf(this.terminator, start);
    if (found >= to && !isLast) {
      if (to - start > this.limit) throw new RecordTooLong(this.line);
      return -1;
    }
    const end = this.terminator === lf && found > start && bytes[found - 1] === cr ? found - 1 : Math.min(found, to);
    const span = this.span;
    span.start = start;
    span.end = end;
    span.starts[0] = start;
    span.fields = 1;
    span.line = this.line++;
    span.lines = 1;
    span.hasQuotes = false;
    if (end === start) this.sink.blank();
    else this.sink.passed?.(bytes, span);
    return Math.min(found + 1, to);
  }

  /** More bytes than a record may have: a quote that is never closed, or a line that is no record at all. */
  private giveUp(bytes: Uint8Array, start: number, to: number): number {
    const end = bytes.indexOf(this.terminator, start);
    if (end >= to || end - start > this.limit) throw new RecordTooLong(this.line);
    return this.skipLine(bytes, start, to, 'quote_not_closed');
  }
}
