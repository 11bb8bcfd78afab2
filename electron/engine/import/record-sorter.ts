import { isUtf8 } from 'node:buffer';
import { recordFaultText } from '../../../shared/extract/record-fault.ts';
import type { DialectBytes } from '../../../shared/extract/dialect-bytes.ts';
import type { TextReader } from '../../../shared/extract/layout-reader.ts';
import type { ReceiptWarning, StatedControl } from '../../../shared/extract/receipt.ts';
import type { RecordFault, RecordSpan } from '../../../shared/extract/record-reader.ts';
import { fieldTexts } from '../../../shared/extract/sample-row.ts';
import { type TablePlace, type TableSink, tableReader } from '../../../shared/extract/table-reader.ts';
import { CardCover } from './card-cover.ts';
import { KeyedCode } from './keyed-code.ts';
import type { NormaliseRequest, StreamRequest } from './normalise-request.ts';
import { HeaderRepeats } from './header-repeats.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import type { Sorter } from './sorter.ts';
import { TrailerTotals } from './trailer-totals.ts';
import { StreamWriter } from './stream-writer.ts';

/** Four digits or fewer: what a card verification code looks like in a record whose columns cannot be told apart. */
const codeShaped = /^"?\d{1,4}"?$/;

/** A table: its records are rows, all but the header and those that do not fit. */
export class RecordSorter implements Sorter, TableSink {
  readonly reader: TextReader;
  readonly streams: readonly [StreamWriter];
  readonly quarantine: QuarantineWriter;
  readonly lines = { header: 0, preamble: 0, blank: 0, trailer: 0, loaded: 0, quarantined: 0 };
  readonly controls: StatedControl[] = [];
  readonly notes: ReceiptWarning[] = [];
  sourceOffset: (bytes: Uint8Array, position: number) => number = (_, position) => position;
  isMixed = false;

  private readonly stream: StreamRequest;
  private readonly cards: CardCover;
  private readonly delimiter: string;
  private readonly quote: number;
  private misfitsMasked = 0;
  private readonly repeats: HeaderRepeats;
  private readonly totals: TrailerTotals;
  /** What stands after one of several tables may be of another one. */
  private readonly isLast: boolean;

  constructor(request: NormaliseRequest, stream: StreamRequest, { delimited, written }: DialectBytes, place: TablePlace) {
    this.stream = stream;
    this.delimiter = String.fromCharCode(...(written?.delimiter ?? [delimited.delimiter]));
    // Records that do not fit come as they stand in the file.
    this.quote = (written ?? delimited).quote;
    this.repeats = new HeaderRepeats(delimited.quote);
    this.totals = new TrailerTotals(stream.header, stream.amounts, { delimited, written });
    this.isLast = place.lastLine === null;
    const code = request.hashKey === null ? null : new KeyedCode(request.hashKey);
    this.cards = new CardCover(request.cardNumbers === 'hash' ? code : null);
    const { folder, segmentBytes } = request;
    this.streams = [new StreamWriter(stream, { stream: 0, dialect: delimited, folder, segmentBytes, cards: this.cards, code })];
    this.quarantine = new QuarantineWriter(request.folder);
    this.reader = tableReader({ delimited, written }, place, stream.header.length, request.recordBytes, this);
  }

  header(bytes: Uint8Array, span: RecordSpan): void {
    this.lines.header += span.lines;
    this.repeats.keep(bytes, span);
  }

  record(bytes: Uint8Array, span: RecordSpan): void {
    if (this.isMixed && !isUtf8(bytes.subarray(span.start, span.end))) {
      this.misfit(bytes, span, 'not_in_encoding');
      return;
    }
    if (this.repeats.isHeader(bytes, span)) {
      this.lines.header += span.lines;
      return;
    }
    const [writer] = this.streams;
    this.lines.loaded += span.lines;
    writer.write(bytes, span, span.line, writer.records + 1);
  }

  misfit(bytes: Uint8Array, span: RecordSpan, fault: RecordFault): void {
    this.misfitsMasked += this.cards.coverAll(bytes, span.start, span.end);
    const { header, droppedColumns } = this.stream;
    const columns = header.length;
    const text = (bytes as Buffer).toString('utf8', span.start, span.end);
    if (fault === 'field_count') this.streams[0].amounts.addMisfit(fieldTexts(bytes, span, this.quote), columns);
    const shown = droppedColumns.length === 0 ? text : this.withoutCodes(text);
    this.lines.quarantined += span.lines;
    this.quarantine.add(span.line, this.sourceOffset(bytes, span.start), shown, recordFaultText(fault, span.fields, columns));
  }

  blank(): void {
    this.lines.blank++;
  }

  aside(kind: 'preamble' | 'trailer', bytes: Uint8Array, span: RecordSpan): void {
    this.lines[kind] += span.lines;
    if (kind === 'trailer' && this.isLast) this.totals.keep(span.line, bytes.slice(span.start, span.end));
  }

  get cardNumbersMasked(): number {
    return this.misfitsMasked + this.streams[0].cardNumbersMasked;
  }

  end(): void {
    const [{ records, amounts }] = this.streams;
    this.controls.push(...this.totals.controls(records, amounts.sums()));
    this.notes.push(...this.repeats.notes(), ...asideNotes(this.lines));
  }

  /** The text of a record with misplaced columns, from a file whose verification codes must not be stored. */
  private withoutCodes(text: string): string {
    const { delimiter } = this;
    const hidden = (field: string, index: number) => this.stream.droppedColumns.includes(index) || codeShaped.test(field);
    return text
      .split(delimiter)
      .map((field, index) => (hidden(field, index) ? '***' : field))
      .join(delimiter);
  }
}

const plural = (count: number) => `${count.toLocaleString('en-US')} ${count === 1 ? 'line' : 'lines'}`;

/** What stands around the table is in no total; that it was left out is said. */
function asideNotes({ preamble, trailer }: RecordSorter['lines']): readonly ReceiptWarning[] {
  const places = [
    ...(preamble > 0 ? [`${plural(preamble)} before the table`] : []),
    ...(trailer > 0 ? [`${plural(trailer)} after it`] : []),
  ];
  if (places.length === 0) return [];
  return [
    {
      code: 'LINES_AROUND_TABLE',
      message: `${places.join(' and ')} ${preamble + trailer === 1 ? 'is' : 'are'} no records and in no total.`,
    },
  ];
}
