import { join } from 'node:path';
import { Int64Column } from './parquet/int64-column.ts';
import { TextColumn } from './parquet/text-column.ts';
import { writeParquet } from './parquet/write-parquet.ts';

const fullAt = 16 << 20;
const rowsAtFirst = 1 << 8;
const rowsAtMost = 1 << 16;

/** Records that did not fit, in Parquet files: line, byte offset, masked text, reason. */
export class QuarantineWriter {
  /** Files written so far. */
  readonly paths: string[] = [];
  count = 0;
  private readonly folder: string;
  private readonly lines = new Int64Column(rowsAtFirst);
  private readonly offsets = new Int64Column(rowsAtFirst);
  private readonly text = new TextColumn(false, 64);
  private readonly reasons = new TextColumn(true, 64);
  private length = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  add(line: number, byteOffset: number, text: string, reason: string): void {
    this.lines.add(line);
    this.offsets.add(byteOffset);
    // NUL cannot be stored in a text column; its picture can.
    const shown = Buffer.from(text.replaceAll('\0', '\u2400'), 'utf8');
    const why = Buffer.from(reason, 'utf8');
    this.text.add(shown, 0, shown.length);
    this.reasons.add(why, 0, why.length);
    this.count++;
    this.length += shown.length;
    if (this.length >= fullAt || this.lines.rows === rowsAtMost) this.flush();
  }

  /** Writes what is not in a file yet. */
  flush(): void {
    const { rows } = this.lines;
    if (rows === 0) return;
    const path = join(this.folder, `quarantine-${this.paths.length}.parquet`);
    const text = (column: TextColumn) => ({ kind: 'text' as const, dictionary: column.dictionary(), page: column.page() });
    writeParquet(path, rows, [
      { name: 'line', kind: 'int64', page: this.lines.page() },
      { name: 'byte_offset', kind: 'int64', page: this.offsets.page() },
      { name: 'text', ...text(this.text) },
      { name: 'reason', ...text(this.reasons) },
    ]);
    this.paths.push(path);
    for (const column of [this.lines, this.offsets, this.text, this.reasons]) column.clear();
    this.length = 0;
  }
}
