import { join } from 'node:path';
import { TextColumn } from './parquet/text-column.ts';
import { writeParquet } from './parquet/write-parquet.ts';

const fullAt = 16 << 20;
const rowsAtFirst = 1 << 8;
const rowsAtMost = 1 << 16;

function doubled(values: BigInt64Array): BigInt64Array<ArrayBuffer> {
  const larger = new BigInt64Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** Records that did not fit, in Parquet files: line, byte offset, masked text, reason. */
export class QuarantineWriter {
  /** Files written so far. */
  readonly paths: string[] = [];
  count = 0;
  private readonly folder: string;
  private lines = new BigInt64Array(rowsAtFirst);
  private offsets = new BigInt64Array(rowsAtFirst);
  private text = new TextColumn(false, 64);
  private reasons = new TextColumn(true, 64);
  private rows = 0;
  private length = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  add(line: number, byteOffset: number, text: string, reason: string): void {
    if (this.rows === this.lines.length) {
      this.lines = doubled(this.lines);
      this.offsets = doubled(this.offsets);
    }
    this.lines[this.rows] = BigInt(line);
    this.offsets[this.rows] = BigInt(byteOffset);
    // NUL cannot be stored in a text column; its picture can.
    const shown = Buffer.from(text.replaceAll('\0', '\u2400'), 'utf8');
    const why = Buffer.from(reason, 'utf8');
    this.text.add(shown, 0, shown.length);
    this.reasons.add(why, 0, why.length);
    this.rows++;
    this.count++;
    this.length += shown.length;
    if (this.length >= fullAt || this.rows === rowsAtMost) this.flush();
  }

  /** Writes what is not in a file yet. */
  flush(): void {
    const { rows } = this;
    if (rows === 0) return;
    const path = join(this.folder, `quarantine-${this.paths.length}.parquet`);
    const numbers = (values: BigInt64Array) => new Uint8Array(values.buffer, 0, rows * 8);
    const text = (column: TextColumn) => ({ kind: 'text' as const, dictionary: column.dictionary(), page: column.page() });
    writeParquet(path, rows, [
      { name: 'line', kind: 'int64', page: numbers(this.lines) },
      { name: 'byte_offset', kind: 'int64', page: numbers(this.offsets) },
      { name: 'text', ...text(this.text) },
      { name: 'reason', ...text(this.reasons) },
    ]);
    this.paths.push(path);
    this.text = new TextColumn(false, rows);
    this.reasons = new TextColumn(true, rows);
    this.rows = 0;
    this.length = 0;
  }
}
