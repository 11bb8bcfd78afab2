import { AmountSummer } from '../../../shared/extract/amount-summer.ts';
import { findCardNumbers, maskCardNumber } from '../../../shared/extract/card-number-guard.ts';
import { ColumnProver } from '../../../shared/extract/column-proof.ts';
import { recordFaultText } from '../../../shared/extract/record-fault.ts';
import type { RecordFault, RecordSink, RecordSpan } from '../../../shared/extract/record-reader.ts';
import type { NormaliseRequest, Segment } from './normalise-request.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import { SegmentWriter } from './segment-writer.ts';

/** Four digits or fewer: what a card verification code looks like in a record whose columns cannot be told apart. */
const codeShaped = /^"?\d{1,4}"?$/;

/**
 * Sends every record the reader finds where it belongs: masked into a segment, masked into quarantine, or counted as header or blank.
 * No byte leaves here before the card-number guard has seen it.
 */
export class RecordSorter implements RecordSink {
  private readonly writer: SegmentWriter;
  private readonly prover: ColumnProver;
  readonly quarantine: QuarantineWriter;
  readonly amounts: AmountSummer;
  readonly lines = { header: 0, blank: 0, loaded: 0, quarantined: 0 };
  records = 0;
  cardNumbersMasked = 0;
  readonly columnsMasked = new Set<number>();
  readonly cardShapedReferences = new Map<number, number>();
  /** Offset in the source of bytes[0] of the buffer being read. */
  sourceOffset: (bytes: Uint8Array, position: number) => number = (_, position) => position;

  private readonly request: NormaliseRequest;
  private readonly isReference: Uint8Array;
  private isHeaderNext: boolean;

  constructor(request: NormaliseRequest) {
    this.request = request;
    this.writer = new SegmentWriter(request.folder, request.delimited.delimiter, request.segmentBytes, request.droppedColumns);
    this.quarantine = new QuarantineWriter(request.folder);
    this.amounts = new AmountSummer(request.amounts, request.delimited.quote);
    this.prover = new ColumnProver(request.watched, request.delimited.quote);
    this.isReference = new Uint8Array(request.fields);
    for (const column of request.referenceColumns) this.isReference[column] = 1;
    this.isHeaderNext = request.hasHeader;
  }

  record(bytes: Uint8Array, span: RecordSpan): void {
    if (this.isHeaderNext) {
      this.isHeaderNext = false;
      this.lines.header += span.lines;
      return;
    }
    this.guard(bytes, span);
    if (this.request.amounts.length > 0) this.amounts.add(bytes, span);
    this.prover.look(bytes, span);
    this.records++;
    this.lines.loaded += span.lines;
    this.writer.write(bytes as Buffer, span, this.request.numbersRows ? this.records : span.line);
  }

  misfit(bytes: Uint8Array, span: RecordSpan, fault: RecordFault): void {
    for (const found of findCardNumbers(bytes, span.start, span.end)) {
      maskCardNumber(bytes, found.start, found.end);
      this.cardNumbersMasked++;
    }
    const text = (bytes as Buffer).toString('utf8', span.start, span.end);
    if (fault === 'field_count') this.amounts.addMisfit(fieldTexts(bytes as Buffer, span), this.request.fields);
    const shown = this.request.droppedColumns.length === 0 ? text : this.withoutCodes(text);
    this.lines.quarantined += span.lines;
    this.quarantine.add(span.line, this.sourceOffset(bytes, span.start), shown, recordFaultText(fault, span.fields, this.request.fields));
  }

  get isSegmentFull(): boolean {
    return this.writer.isFull;
  }

  /** Closes the segment in progress; null when it is empty. */
  takeSegment(): Segment | null {
    return this.writer.flush([...this.prover.take(), ...this.amounts.takeProved().map((column) => [column, 'amount'] as const)]);
  }

  blank(): void {
    this.lines.blank++;
  }

  private guard(bytes: Uint8Array, span: RecordSpan): void {
    const found = findCardNumbers(bytes, span.start, span.end);
    if (found.length === 0) return;
    for (const { start, end } of found) {
      const column = columnAt(span, start);
      if (this.isReference[column] === 1) {
        this.cardShapedReferences.set(column, (this.cardShapedReferences.get(column) ?? 0) + 1);
        continue;
      }
      maskCardNumber(bytes, start, end);
      this.cardNumbersMasked++;
      this.columnsMasked.add(column);
    }
  }

  /** The text of a record with misplaced columns, from a file whose verification codes must not be stored. */
  private withoutCodes(text: string): string {
    const delimiter = String.fromCharCode(this.request.delimited.delimiter);
    const hidden = (field: string, index: number) => this.request.droppedColumns.includes(index) || codeShaped.test(field);
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

function columnAt(span: RecordSpan, position: number): number {
  let low = 0;
  let high = span.fields - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (span.starts[middle]! <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
