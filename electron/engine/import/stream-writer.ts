import { AmountSummer } from '../../../shared/extract/amount-summer.ts';
import { findCardNumbers, maskCardNumber } from '../../../shared/extract/card-number-guard.ts';
import { ColumnProver } from '../../../shared/extract/column-proof.ts';
import type { DelimitedBytes, RecordSpan } from '../../../shared/extract/record-reader.ts';
import type { Segment, StreamRequest, StreamSummary } from './normalise-request.ts';
import { SegmentWriter } from './segment-writer.ts';

/** The rows of one stream on their way into segments: guarded, summed and watched record by record. */
export class StreamWriter {
  readonly amounts: AmountSummer;
  records = 0;
  cardNumbersMasked = 0;
  private readonly stream: number;
  private readonly writer: SegmentWriter;
  private readonly prover: ColumnProver;
  private readonly isReference: Uint8Array;
  private readonly hasAmounts: boolean;
  private readonly columnsMasked = new Set<number>();
  private readonly cardShapedReferences = new Map<number, number>();

  constructor(request: StreamRequest, stream: number, dialect: DelimitedBytes, folder: string, segmentBytes: number) {
    this.stream = stream;
    this.writer = new SegmentWriter(folder, `segment-${stream}`, dialect.delimiter, segmentBytes, request.droppedColumns);
    this.amounts = new AmountSummer(request.amounts, dialect.quote);
    this.hasAmounts = request.amounts.length > 0;
    this.prover = new ColumnProver(request.watched, dialect.quote);
    this.isReference = new Uint8Array(request.columns);
    for (const column of request.referenceColumns) this.isReference[column] = 1;
  }

  /** `line`: what the row is known by, from 1. The bytes may be changed: card numbers in them are masked. */
  write(bytes: Uint8Array, span: RecordSpan, line: number): void {
    this.guard(bytes, span);
    if (this.hasAmounts) this.amounts.add(bytes, span);
    this.prover.look(bytes, span);
    this.records++;
    this.writer.write(bytes as Buffer, span, line);
  }

  get isSegmentFull(): boolean {
    return this.writer.isFull;
  }

  /** Closes the segment in progress; null when it is empty. */
  takeSegment(): Segment | null {
    const proofs = [...this.prover.take(), ...this.amounts.takeProved().map((column) => [column, 'amount'] as const)];
    const written = this.writer.flush();
    return written === null ? null : { ...written, stream: this.stream, proofs };
  }

  summary(): StreamSummary {
    return {
      records: this.records,
      amounts: this.amounts.sums(),
      columnsMasked: [...this.columnsMasked].sort((left, right) => left - right),
      cardShapedReferences: [...this.cardShapedReferences].map(([column, count]) => ({ column, count })),
    };
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
