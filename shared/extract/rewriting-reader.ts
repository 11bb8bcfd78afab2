import { rewritten, type WrittenBytes } from './dialect-bytes.ts';
import { type RecordFault, type RecordSink, type RecordSpan, RecordTooLong } from './record-reader.ts';

const lf = 10;
const cr = 13;
const backslash = 92;
const apostrophe = 39;
const space = 32;
const maxFields = 16_384;

const isLetter = (byte: number | undefined) => byte !== undefined && (((byte | 32) >= 97 && (byte | 32) <= 122) || byte >= 0x80);

/**
 * Strict reader for what the plain one cannot follow: delimiters of several characters, an escape before quotes, apostrophes as quotes,
 * lone CRs among other line ends. A record that fits is rewritten in place, never longer than it was, into unit separators and record
 * separators (see `rewritten`), so that whatever takes it next needs to know one dialect only; one that does not fit stays as it stands.
 */
export class RewritingReader {
  /** Physical line at which the next record begins. */
  line = 1;
  /** Lines up to this one are no records. */
  passUntil = 0;
  private readonly dialect: WrittenBytes;
  private readonly expected: number;
  private readonly limit: number;
  private readonly sink: RecordSink;
  private readonly isQuoted = new Uint8Array(maxFields + 1);
  private readonly ends = new Int32Array(maxFields + 1);
  private readonly span: RecordSpan = {
    start: 0,
    end: 0,
    starts: new Int32Array(maxFields + 1),
    fields: 0,
    line: 1,
    lines: 1,
    hasQuotes: false,
  };

  constructor(dialect: WrittenBytes, expected: number, limit: number, sink: RecordSink) {
    this.dialect = dialect;
    this.expected = expected;
    this.limit = limit;
    this.sink = sink;
  }

  /** Like RecordReader.read. */
  read(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    let position = from;
    while (position < to) {
      const next =
        this.line <= this.passUntil ? this.readLine(bytes, position, to, isLast, null) : this.readOne(bytes, position, to, isLast);
      if (next < 0) {
        if (to - position <= this.limit) return position;
        const end = this.readLine(bytes, position, to, true, 'quote_not_closed');
        if (end - position > this.limit) throw new RecordTooLong(this.line);
        position = end;
        continue;
      }
      position = next;
    }
    return position;
  }

  /** Length of the line end at a position; 0 where there is none, -1 where the bytes end before it is known. */
  private lineEnd(bytes: Uint8Array, at: number, to: number, isLast: boolean): number {
    const byte = bytes[at];
    const { newline } = this.dialect;
    if (byte === lf) return newline === 'cr' ? 0 : 1;
    if (byte !== cr) return 0;
    if (newline === 'cr') return 1;
    if (at + 1 >= to) return isLast ? 1 : -1;
    if (bytes[at + 1] === lf) return 2;
    return newline === 'any' ? 1 : 0;
  }

  private isDelimiter(bytes: Uint8Array, at: number): boolean {
    const { delimiter } = this.dialect;
    for (let index = 0; index < delimiter.length; index++) if (bytes[at + index] !== delimiter[index]) return false;
    return true;
  }

  /** Reads one record; -1 when its end is not in the bytes yet. */
  private readOne(bytes: Uint8Array, start: number, to: number, isLast: boolean): number {
    const { quote, delimiter, newline } = this.dialect;
    const { starts } = this.span;
    let fault: RecordFault | null = null;
    let field = 0;
    let lines = 1;
    let at = start;
    for (;;) {
      starts[field] = at;
      this.isQuoted[field] = 0;
      if (quote >= 0 && at < to && bytes[at] === quote) {
        this.isQuoted[field] = 1;
        const closing = this.closingQuote(bytes, at + 1, to, isLast);
        if (closing === -1) return -1;
        if (closing < 0) return this.readLine(bytes, start, to, isLast, 'quote_not_closed');
        lines += this.lineEndsIn(bytes, at, closing);
        at = closing + 1;
        if (at + delimiter.length > to && !isLast) return -1;
        const end = at < to ? this.lineEnd(bytes, at, to, isLast) : 1;
        if (end < 0) return -1;
        if (end === 0 && !this.isDelimiter(bytes, at)) return this.readLine(bytes, start, to, isLast, 'text_after_quote');
      }
      // To the end of the field.
      for (;;) {
        if (at >= to) {
          if (!isLast) return -1;
          this.ends[field] = to;
          return this.finish(bytes, start, to, to, field + 1, lines, fault);
        }
        const byte = bytes[at]!;
        const end = byte === lf || byte === cr ? this.lineEnd(bytes, at, to, isLast) : 0;
        if (end < 0) return -1;
        if (end > 0) {
          this.ends[field] = at;
          return this.finish(bytes, start, at, at + end, field + 1, lines, fault);
        }
        if (byte === delimiter[0]) {
          if (at + delimiter.length > to && !isLast) return -1;
          if (at + delimiter.length <= to && this.isDelimiter(bytes, at)) break;
        }
        if (byte === this.dialect.escape && byte === backslash && at + 1 < to && this.isEscapable(bytes, at + 1)) at++;
        else if (byte === quote && !(quote === apostrophe && isLetter(bytes[at - 1]) && isLetter(bytes[at + 1]))) fault = 'quote_in_field';
        else if (byte === cr) fault = 'lone_carriage_return';
        else if (byte === lf && newline === 'cr') fault = 'lone_line_feed';
        fault = harmful(byte) ?? fault;
        at++;
      }
      this.ends[field] = at;
      at += delimiter.length;
      if (field < maxFields) field++;
    }
  }

  /** Outside quotes a backslash frees a delimiter, a quote or itself. */
  private isEscapable(bytes: Uint8Array, at: number): boolean {
    const byte = bytes[at];
    return byte === this.dialect.quote || byte === this.dialect.escape || this.isDelimiter(bytes, at);
  }

  /** Position of the quote that closes; -1: not in the bytes yet, -2: there is none. */
  private closingQuote(bytes: Uint8Array, from: number, to: number, isLast: boolean): number {
    const { quote, escape } = this.dialect;
    for (let at = from; at < to; at++) {
      const byte = bytes[at];
      if (byte === escape && (bytes[at + 1] === quote || bytes[at + 1] === escape) && at + 1 < to) at++;
      else if (byte === quote) return at + 1 >= to && !isLast ? -1 : at;
    }
    return isLast ? -2 : -1;
  }

  private lineEndsIn(bytes: Uint8Array, from: number, to: number): number {
    let count = 0;
    for (let at = from; at < to; at++) {
      const end = this.lineEnd(bytes, at, to, true);
      if (end === 0) continue;
      count++;
      at += end - 1;
    }
    return count;
  }

  private finish(
    bytes: Uint8Array,
    start: number,
    end: number,
    next: number,
    fields: number,
    lines: number,
    found: RecordFault | null,
  ): number {
    const { span } = this;
    if (end - start > this.limit) throw new RecordTooLong(this.line);
    let fault = found;
    for (let at = start; at < end && fault === null; at++) fault = harmful(bytes[at]!);
    if (fault === null && this.expected > 0 && fields !== this.expected && end > start) fault = 'field_count';
    span.start = start;
    span.end = end;
    span.fields = fields;
    span.line = this.line;
    span.lines = lines;
    span.hasQuotes = this.isQuoted.subarray(0, fields).includes(1);
    this.line += lines;
    if (end === start) this.sink.blank();
    else if (fault === null) {
      this.rewrite(bytes, fields);
      this.sink.record(bytes, span);
    } else {
      // A field ends one byte before the next begins, as everywhere.
      for (let field = 1; field < fields; field++) span.starts[field] = this.ends[field - 1]! + 1;
      this.sink.misfit(bytes, span, fault);
    }
    return next;
  }

  /** Puts the record into the plain form. What it gets shorter by is filled with spaces, so that later offsets in the source stay right. */
  private rewrite(bytes: Uint8Array, fields: number): void {
    const { span, dialect } = this;
    const { quote, escape } = dialect;
    let out = span.start;
    for (let field = 0; field < fields; field++) {
      if (field > 0) bytes[out++] = rewritten.delimiter;
      const quoted = this.isQuoted[field] === 1;
      const from = span.starts[field]! + (quoted ? 1 : 0);
      const to = this.ends[field]! - (quoted ? 1 : 0);
      span.starts[field] = out;
      if (quoted) bytes[out++] = rewritten.quote;
      for (let at = from; at < to; at++) {
        const isEscape = bytes[at] === escape && at + 1 < to;
        if (
          isEscape &&
          (quoted ? bytes[at + 1] === quote || bytes[at + 1] === escape : escape === backslash && this.isEscapable(bytes, at + 1))
        )
          at++;
        bytes[out++] = bytes[at]!;
      }
      if (quoted) bytes[out++] = rewritten.quote;
    }
    bytes.fill(space, out, span.end);
    span.end = out;
  }

  /** One physical line: passed over without a fault, set apart with one. -1 when its end is not in the bytes yet. */
  private readLine(bytes: Uint8Array, start: number, to: number, isLast: boolean, fault: RecordFault | null): number {
    const { span } = this;
    let end = start;
    let length = 0;
    while (end < to) {
      length = this.lineEnd(bytes, end, to, isLast);
      if (length < 0) return -1;
      if (length > 0) break;
      end++;
    }
    if (length === 0 && !isLast) return -1;
    span.start = start;
    span.end = end;
    span.starts[0] = start;
    span.fields = 1;
    span.line = this.line++;
    span.lines = 1;
    span.hasQuotes = false;
    if (end === start) this.sink.blank();
    else if (fault === null) this.sink.passed?.(bytes, span);
    else this.sink.misfit(bytes, span, fault);
    return end + length;
  }
}

/** Bytes that no field may hold. */
function harmful(byte: number): RecordFault | null {
  if (byte === 0) return 'nul_byte';
  return byte === rewritten.delimiter || byte === rewritten.quote ? 'separator_byte' : null;
}
