import { AmountSummer } from '../../../shared/extract/amount-summer.ts';
import { findCardNumbers } from '../../../shared/extract/card-number-guard.ts';
import { ColumnProver } from '../../../shared/extract/column-proof.ts';
import type { PersonalRule } from '../../../shared/extract/load-plan.ts';
import { OddValues } from '../../../shared/extract/odd-values.ts';
import { maskPersonal } from '../../../shared/extract/personal-data.ts';
import type { DelimitedBytes, RecordSpan } from '../../../shared/extract/record-reader.ts';
import { RoundedIds } from '../../../shared/extract/rounded-ids.ts';
import type { CardCover } from './card-cover.ts';
import type { KeyedCode } from './keyed-code.ts';
import type { Segment, StreamRequest, StreamSummary } from './normalise-request.ts';
import { SegmentWriter } from './segment-writer.ts';

/** A column said to hold references holds card numbers row after row: reading stops, and begins again with the column covered. */
export class CardsInReferences extends Error {
  readonly column: string;
  constructor(column: string) {
    super('references are card numbers');
    this.name = 'CardsInReferences';
    this.column = column;
  }
}

/** So many card-shaped references within a few more rows are no chance: one id in fifty has such a shape. */
const tellingHits = 20;
const tellingRows = 22;

interface StreamContext {
  readonly stream: number;
  readonly dialect: DelimitedBytes;
  readonly folder: string;
  readonly segmentBytes: number;
  readonly cards: CardCover;
  readonly code: KeyedCode | null;
}

/** The rows of one stream on their way into segments: guarded, summed and watched record by record. */
export class StreamWriter {
  readonly amounts: AmountSummer;
  records = 0;
  cardNumbersMasked = 0;
  private readonly stream: number;
  private readonly header: readonly string[];
  private readonly quote: number;
  private readonly cards: CardCover;
  private readonly writer: SegmentWriter;
  private readonly openAside: () => SegmentWriter;
  /** Copies of the odd records; a file of none has none. */
  private aside: SegmentWriter | null = null;
  private readonly odd = new OddValues();
  private readonly prover: ColumnProver;
  private readonly rounded: RoundedIds;
  private readonly isReference: Uint8Array;
  private readonly hasAmounts: boolean;
  private readonly masked: readonly PersonalRule[];
  private readonly columnsMasked = new Map<number, number>();
  private readonly cardShapedReferences = new Map<number, number[]>();

  constructor(request: StreamRequest, { stream, dialect, folder, segmentBytes, cards, code }: StreamContext) {
    this.stream = stream;
    this.header = request.header;
    this.quote = dialect.quote;
    this.cards = cards;
    const hashed = request.personal.filter(({ action }) => action === 'hash').map(({ column }) => column);
    const replaced =
      code === null ? new Map() : new Map(hashed.map((column) => [column, (text: string) => code.of(text).slice(0, 24)] as const));
    const place = { folder, quote: dialect.quote, segmentBytes, columns: request.header.length, dropped: request.droppedColumns };
    this.writer = new SegmentWriter({ ...place, name: `segment-${stream}` }, replaced);
    this.openAside = () => new SegmentWriter({ ...place, name: `odd-${stream}` }, replaced);
    this.amounts = new AmountSummer(request.amounts, dialect.quote, this.odd);
    this.hasAmounts = request.amounts.length > 0;
    this.prover = new ColumnProver(request.watched, dialect.quote, this.odd);
    this.rounded = new RoundedIds(request.idColumns, dialect.quote);
    this.masked = request.personal.filter(({ action }) => action === 'mask');
    this.isReference = new Uint8Array(request.header.length);
    for (const column of request.referenceColumns) this.isReference[column] = 1;
  }

  /** `line`: where the record begins; `row`: its number among all rows of the file; both from 1. The bytes may be changed: what must not be stored is covered in them. */
  write(bytes: Uint8Array, span: RecordSpan, line: number, row: number): void {
    this.guard(bytes, span);
    if (this.masked.length > 0) this.maskPersons(bytes, span);
    this.odd.beginRecord();
    if (this.hasAmounts) this.amounts.add(bytes, span);
    this.prover.look(bytes, span);
    this.rounded.look(bytes, span);
    this.records++;
    this.writer.write(bytes as Buffer, span, line, row);
    if (this.odd.isOdd) (this.aside ??= this.openAside()).write(bytes as Buffer, span, line, row);
  }

  get isSegmentFull(): boolean {
    return this.writer.isFull;
  }

  /** Closes the segment in progress; null when it is empty. */
  takeSegment(): Segment | null {
    const proofs = [...this.prover.take(), ...this.amounts.proved().map((column) => [column, 'amount'] as const)];
    const columns = proofs.map(([column]) => column).filter((column) => this.odd.has(column));
    const copies = columns.length > 0 ? (this.aside?.flush() ?? null) : null;
    this.aside?.clear();
    this.odd.clear();
    const written = this.writer.flush();
    if (written === null) return null;
    return { ...written, stream: this.stream, proofs, odd: copies === null ? null : { path: copies.path, columns } };
  }

  summary(): StreamSummary {
    return {
      records: this.records,
      amounts: this.amounts.sums(),
      sides: this.amounts.sides(),
      roundedIds: this.rounded.found(),
      columnsMasked: [...this.columnsMasked].map(([column, rows]) => ({ column, rows })).sort((left, right) => left.column - right.column),
      cardShapedReferences: [...this.cardShapedReferences].map(([column, [count = 0]]) => ({ column, count })),
    };
  }

  private guard(bytes: Uint8Array, span: RecordSpan): void {
    const found = findCardNumbers(bytes, span.start, span.end);
    if (found.length === 0) return;
    let last = -1;
    for (const { start, end } of found) {
      const column = columnAt(span, start);
      if (this.isReference[column] === 1) {
        this.countReference(column);
        continue;
      }
      this.cards.cover(bytes, start, end);
      this.cardNumbersMasked++;
      if (column !== last) this.columnsMasked.set(column, (this.columnsMasked.get(column) ?? 0) + 1);
      last = column;
    }
  }

  /** Count first, then the rows of the latest hits, oldest first. */
  private countReference(column: number): void {
    const seen = this.cardShapedReferences.get(column) ?? [0];
    seen[0] = (seen[0] ?? 0) + 1;
    seen.push(this.records);
    if (seen.length > tellingHits + 1) seen.splice(1, 1);
    this.cardShapedReferences.set(column, seen);
    if (seen.length === tellingHits + 1 && this.records - (seen[1] ?? 0) < tellingRows)
      throw new CardsInReferences(this.header[column] ?? '');
  }

  private maskPersons(bytes: Uint8Array, span: RecordSpan): void {
    for (const { column, kind } of this.masked) {
      let from = span.starts[column]!;
      let to = column + 1 < span.fields ? span.starts[column + 1]! - 1 : span.end;
      if (to - from >= 2 && bytes[from] === this.quote && bytes[to - 1] === this.quote) {
        from++;
        to--;
      }
      if (to > from) maskPersonal(kind, bytes, from, to);
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
