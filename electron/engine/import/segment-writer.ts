import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RecordSpan } from '../../../shared/extract/record-reader.ts';
import { fieldText } from '../../../shared/extract/sample-row.ts';
import type { Segment } from './normalise-request.ts';

const lineFeed = 10;
const zero = 48;

/** Where segments lie and how their records are written. */
export interface SegmentPlace {
  readonly folder: string;
  readonly name: string;
  readonly delimiter: number;
  readonly quote: number;
  readonly segmentBytes: number;
}

/** What is written in place of a column's values; '' stays ''. */
type Replacement = (text: string) => string;

/** Writes clean records, each with its line number in front, into files of about `segmentBytes`. */
export class SegmentWriter {
  private buffer: Buffer;
  private readonly place: SegmentPlace;
  /** Fields left out of every record, ascending. */
  private readonly dropped: readonly number[];
  private readonly replaced: ReadonlyMap<number, Replacement>;
  private readonly isWhole: boolean;
  private length = 0;
  private rows = 0;
  private longest = 0;
  private hasLineBreaks = false;
  private count = 0;

  constructor(place: SegmentPlace, dropped: readonly number[], replaced: ReadonlyMap<number, Replacement>) {
    this.place = place;
    this.dropped = dropped;
    this.replaced = replaced;
    this.isWhole = dropped.length === 0 && replaced.size === 0;
    this.buffer = Buffer.allocUnsafe(place.segmentBytes + Math.min(place.segmentBytes, 4 << 20));
  }

  /** The first segments are small, so that loading begins soon and is not kept waiting for the next one. */
  get isFull(): boolean {
    return this.length >= Math.min(this.place.segmentBytes, (this.place.segmentBytes / 8) * 2 ** this.count);
  }

  write(bytes: Buffer, span: RecordSpan, line: number): void {
    const before = this.length;
    this.makeRoom(span.end - span.start + 24 + this.replaced.size * 64);
    this.writeNumber(line);
    this.buffer[this.length++] = this.place.delimiter;
    if (this.isWhole) {
      bytes.copy(this.buffer, this.length, span.start, span.end);
      this.length += span.end - span.start;
    } else {
      this.writeKept(bytes, span);
    }
    this.buffer[this.length++] = lineFeed;
    this.rows++;
    if (span.lines > 1) this.hasLineBreaks = true;
    if (this.length - before > this.longest) this.longest = this.length - before;
  }

  private makeRoom(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe((this.length + bytes) * 2);
    this.buffer.copy(larger, 0, 0, this.length);
    this.buffer = larger;
  }

  private writeKept(bytes: Buffer, span: RecordSpan): void {
    let isFirst = true;
    for (let field = 0; field < span.fields; field++) {
      if (this.dropped.includes(field)) continue;
      if (!isFirst) this.buffer[this.length++] = this.place.delimiter;
      isFirst = false;
      const from = span.starts[field]!;
      const to = field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end;
      const replace = this.replaced.get(field);
      if (replace === undefined || from === to) {
        bytes.copy(this.buffer, this.length, from, to);
        this.length += to - from;
      } else {
        this.length += this.buffer.write(replace(fieldText(bytes, from, to, this.place.quote)), this.length, 'latin1');
      }
    }
  }

  private writeNumber(value: number): void {
    let digits = 1;
    for (let rest = value; rest >= 10; rest = Math.floor(rest / 10)) digits++;
    let rest = value;
    for (let at = this.length + digits - 1; at >= this.length; at--) {
      const next = Math.floor(rest / 10);
      this.buffer[at] = zero + rest - next * 10;
      rest = next;
    }
    this.length += digits;
  }

  /** Puts what is there into a file; null when there is nothing. */
  flush(): Pick<Segment, 'path' | 'rows' | 'longestRecord' | 'hasLineBreaks'> | null {
    if (this.rows === 0) return null;
    const path = join(this.place.folder, `${this.place.name}-${this.count++}.csv`);
    writeFileSync(path, this.buffer.subarray(0, this.length), { flag: 'wx', mode: 0o600 });
    const segment = { path, rows: this.rows, longestRecord: this.longest, hasLineBreaks: this.hasLineBreaks };
    this.length = 0;
    this.rows = 0;
    this.longest = 0;
    this.hasLineBreaks = false;
    return segment;
  }
}
