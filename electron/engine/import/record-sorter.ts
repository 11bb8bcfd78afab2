import { findCardNumbers, maskCardNumber } from '../../../shared/extract/card-number-guard.ts';
import { recordFaultText } from '../../../shared/extract/record-fault.ts';
import {
  type DelimitedBytes,
  type RecordFault,
  RecordReader,
  type RecordSink,
  type RecordSpan,
} from '../../../shared/extract/record-reader.ts';
import type { NormaliseRequest, StreamRequest } from './normalise-request.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import type { Sorter } from './sorter.ts';
import { StreamWriter } from './stream-writer.ts';

/** Four digits or fewer: what a card verification code looks like in a record whose columns cannot be told apart. */
const codeShaped = /^"?\d{1,4}"?$/;

/** A table: its records are rows, all but the header and those that do not fit. */
export class RecordSorter implements Sorter, RecordSink {
  readonly reader: RecordReader;
  readonly streams: readonly [StreamWriter];
  readonly quarantine: QuarantineWriter;
  readonly lines = { header: 0, preamble: 0, blank: 0, trailer: 0, loaded: 0, quarantined: 0 };
  readonly controls = [];
  readonly notes = [];
  sourceOffset: (bytes: Uint8Array, position: number) => number = (_, position) => position;

  private readonly stream: StreamRequest;
  private readonly delimiter: number;
  private readonly numbersRows: boolean;
  private misfitsMasked = 0;
  private isHeaderNext: boolean;

  constructor(request: NormaliseRequest, stream: StreamRequest, dialect: DelimitedBytes, hasHeader: boolean) {
    this.stream = stream;
    this.delimiter = dialect.delimiter;
    this.numbersRows = request.numbersRows;
    this.streams = [new StreamWriter(stream, 0, dialect, request.folder, request.segmentBytes)];
    this.quarantine = new QuarantineWriter(request.folder);
    this.isHeaderNext = hasHeader;
    this.reader = new RecordReader(dialect, stream.columns, request.recordBytes, this);
  }

  record(bytes: Uint8Array, span: RecordSpan): void {
    if (this.isHeaderNext) {
      this.isHeaderNext = false;
      this.lines.header += span.lines;
      return;
    }
    const [writer] = this.streams;
    this.lines.loaded += span.lines;
    writer.write(bytes, span, this.numbersRows ? writer.records + 1 : span.line);
  }

  misfit(bytes: Uint8Array, span: RecordSpan, fault: RecordFault): void {
    for (const found of findCardNumbers(bytes, span.start, span.end)) {
      maskCardNumber(bytes, found.start, found.end);
      this.misfitsMasked++;
    }
    const { columns, droppedColumns } = this.stream;
    const text = (bytes as Buffer).toString('utf8', span.start, span.end);
    if (fault === 'field_count') this.streams[0].amounts.addMisfit(fieldTexts(bytes as Buffer, span), columns);
    const shown = droppedColumns.length === 0 ? text : this.withoutCodes(text);
    this.lines.quarantined += span.lines;
    this.quarantine.add(span.line, this.sourceOffset(bytes, span.start), shown, recordFaultText(fault, span.fields, columns));
  }

  blank(): void {
    this.lines.blank++;
  }

  get cardNumbersMasked(): number {
    return this.misfitsMasked + this.streams[0].cardNumbersMasked;
  }

  end(): void {
    // Every record has been told where it belongs when it was read.
  }

  /** The text of a record with misplaced columns, from a file whose verification codes must not be stored. */
  private withoutCodes(text: string): string {
    const delimiter = String.fromCharCode(this.delimiter);
    const hidden = (field: string, index: number) => this.stream.droppedColumns.includes(index) || codeShaped.test(field);
    return text
      .split(delimiter)
      .map((field, index) => (hidden(field, index) ? '***' : field))
      .join(delimiter);
  }
}

function fieldTexts(bytes: Buffer, span: RecordSpan): string[] {
  return Array.from({ length: span.fields }, (_, field) =>
    bytes.toString('utf8', span.starts[field], field + 1 < span.fields ? span.starts[field + 1]! - 1 : span.end),
  );
}
