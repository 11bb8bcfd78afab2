import type { ReceiptWarning } from '../../../shared/extract/receipt.ts';
import type { RecordSpan } from '../../../shared/extract/record-reader.ts';
import { fieldTexts } from '../../../shared/extract/sample-row.ts';

const markLength = 3;
const isMark = (bytes: Uint8Array, at: number) => bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf;
const space = 32;

interface Header {
  readonly names: readonly string[];
  /** The first name, which is compared before anything is made into text. */
  readonly first: Buffer;
  /** Bytes that it may take when it comes again. */
  readonly longest: number;
}

/** Knows a header that comes again between records, as in files put together from several or paged for print. */
export class HeaderRepeats {
  private readonly quote: number;
  private readonly headers: Header[] = [];
  private firstRecord: Buffer | null = null;
  private wasHeader = false;
  private looksAtNext = true;
  /** Bytes with which a header may begin: most records are told from it by their first one. */
  private readonly mayBegin = new Uint8Array(256);
  private count = 0;
  private firstLine = 0;
  private copies = 0;

  /** `quote`: the byte that surrounds quoted fields, -1 where there is none. */
  constructor(quote: number) {
    this.quote = quote;
  }

  keep(bytes: Uint8Array, span: RecordSpan): void {
    const names = this.names(bytes, span);
    const first = Buffer.from(names[0] ?? '')[0];
    if (first === undefined) this.mayBegin.fill(1);
    for (const byte of [first ?? 0, this.quote, space, 0xef]) if (byte >= 0) this.mayBegin[byte] = 1;
    this.headers.push({ names, first: Buffer.from(names[0] ?? ''), longest: (span.end - span.start) * 2 + 16 });
  }

  /** Whether a record has the header's names again, quoted as there or not, with a byte-order mark before them or not. */
  isHeader(bytes: Uint8Array, span: RecordSpan): boolean {
    if (this.looksAtNext) this.lookAtRecord(bytes, span);
    if (this.mayBegin[bytes[span.start]!] === 0) return false;
    for (let index = 0; index < this.headers.length; index++) {
      const { names, first, longest } = this.headers[index]!;
      if (span.end - span.start > longest || !this.beginsWith(bytes, span.start, first) || !isSame(names, this.names(bytes, span)))
        continue;
      if (this.count++ === 0) this.firstLine = span.line;
      this.wasHeader = true;
      this.looksAtNext = true;
      return true;
    }
    return false;
  }

  private beginsWith(bytes: Uint8Array, start: number, first: Buffer): boolean {
    let at = isMark(bytes, start) ? start + markLength : start;
    while (bytes[at] === space) at++;
    if (bytes[at] === this.quote) at++;
    for (let index = 0; index < first.length; index++) if (bytes[at + index] !== first[index]) return false;
    return true;
  }

  private names(bytes: Uint8Array, span: RecordSpan): readonly string[] {
    return fieldTexts(bytes, span, this.quote).map((name, column) => (column === 0 ? name.replace(/^\uFEFF"?|"$/g, '') : name).trim());
  }

  /** The record under a repeated header: the same one as under the first header may mean the same rows once more. */
  private lookAtRecord(bytes: Uint8Array, { start, end }: RecordSpan): void {
    const record = (bytes as Buffer).subarray(start, end);
    if (this.wasHeader && this.firstRecord?.equals(record) === true) this.copies++;
    this.firstRecord ??= Buffer.from(record);
    this.wasHeader = false;
    this.looksAtNext = false;
  }

  notes(): readonly ReceiptWarning[] {
    if (this.count === 0) return [];
    const times = this.count === 1 ? 'once more' : `${this.count.toLocaleString('en-US')} times more`;
    const repeated = {
      code: 'HEADER_REPEATED',
      message: `The header comes ${times}, first on line ${this.firstLine}; the rows under it were loaded with the others.`,
    };
    if (this.copies === 0) return [repeated];
    const message = 'Under a repeated header the rows begin as they do under the first: they may be the same rows twice.';
    return [repeated, { code: 'ROWS_REPEATED', message }];
  }
}

const isSame = (left: readonly string[], right: readonly string[]) =>
  left.length === right.length && left.every((name, column) => name === right[column]);
