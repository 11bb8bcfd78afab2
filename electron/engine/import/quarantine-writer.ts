import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const flushAt = 1 << 20;

/** Records that did not fit, one CSV row each with every field quoted: line, byte offset, masked text, reason. */
export class QuarantineWriter {
  private readonly path: string;
  private file: number | null = null;
  private pending = '';
  count = 0;
  longest = 0;

  constructor(folder: string) {
    this.path = join(folder, 'quarantine.csv');
  }

  add(line: number, byteOffset: number, text: string, reason: string): void {
    // NUL cannot be stored in a text column; its picture can.
    const shown = text.replaceAll('\0', '\u2400').replaceAll('"', '""');
    const row = `${line},${byteOffset},"${shown}","${reason}"\n`;
    this.count++;
    if (row.length * 3 > this.longest) this.longest = row.length * 3;
    this.pending += row;
    if (this.pending.length > flushAt) this.flush();
  }

  private flush(): void {
    this.file ??= openSync(this.path, 'wx', 0o600);
    writeSync(this.file, this.pending);
    this.pending = '';
  }

  /** The file, or null when every record fitted. */
  close(): string | null {
    if (this.count === 0) return null;
    this.flush();
    if (this.file !== null) closeSync(this.file);
    this.file = null;
    return this.path;
  }
}
