import type { DelimitedBytes, RecordSpan } from '../../../shared/extract/record-reader.ts';

/** How the rows of a layout's streams are written for the loader. */
export const rowDialect: DelimitedBytes = { delimiter: 44, quote: 34, newline: 'lf' };

/** Fields as one comma-delimited record, in a buffer that is used again for the next one. */
export class RowEncoder {
  bytes = Buffer.alloc(1 << 14);
  private readonly starts: Int32Array;

  constructor(columns: number) {
    this.starts = new Int32Array(columns + 1);
  }

  encode(fields: readonly (string | null)[], line: number, lines: number): RecordSpan {
    let length = 0;
    let hasQuotes = false;
    for (let field = 0; field < fields.length; field++) {
      if (field > 0) this.bytes[length++] = rowDialect.delimiter;
      this.starts[field] = length;
      const text = fields[field] ?? '';
      const isPlain = !/[",\r\n]/.test(text);
      const written = isPlain ? text : `"${text.replaceAll('"', '""')}"`;
      if (!isPlain) hasQuotes = true;
      if (length + written.length * 3 + 4 > this.bytes.length) this.grow(length + written.length * 3 + 4);
      length += this.bytes.write(written, length, 'utf8');
    }
    return { start: 0, end: length, starts: this.starts, fields: fields.length, line, lines, hasQuotes };
  }

  private grow(needed: number): void {
    const larger = Buffer.alloc(needed * 2);
    this.bytes.copy(larger);
    this.bytes = larger;
  }
}
