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
    let record = '';
    let hasQuotes = false;
    for (let field = 0; field < fields.length; field++) {
      if (field > 0) record += ',';
      this.starts[field] = record.length;
      const text = fields[field] ?? '';
      if (needsQuotes.test(text)) {
        hasQuotes = true;
        record += `"${text.replaceAll('"', '""')}"`;
      } else record += text;
    }
    if (record.length * 3 > this.bytes.length) this.bytes = Buffer.alloc(record.length * 6);
    const length = this.bytes.write(record, 0, 'utf8');
    if (length !== record.length) this.measure(record, fields.length);
    return { start: 0, end: length, starts: this.starts, fields: fields.length, line, lines, hasQuotes };
  }

  /** Turns positions in the text into positions in its bytes, where it holds more than ASCII. */
  private measure(record: string, fields: number): void {
    let [character, byte] = [0, 0];
    for (let field = 0; field < fields; field++) {
      const start = this.starts[field]!;
      byte += Buffer.byteLength(record.slice(character, start), 'utf8');
      character = start;
      this.starts[field] = byte;
    }
  }
}

const needsQuotes = /[",\r\n]/;
