import type { FormatChoice, RecordCut, RecordFormat } from '../../../shared/extract/extract-format.ts';
import { layoutReader, type TextReader } from '../../../shared/extract/layout-reader.ts';
import type { ReceiptWarning, StatedControl } from '../../../shared/extract/receipt.ts';
import type { LineSpan, RecordLayout, RecordOutput } from '../../../shared/extract/record-layout.ts';
import type { DelimitedBytes } from '../../../shared/extract/record-reader.ts';
import { compareFractions, decimalFraction } from '../../../shared/money/fraction.ts';
import { CardCover } from './card-cover.ts';
import { KeyedCode } from './keyed-code.ts';
import type { NormaliseRequest } from './normalise-request.ts';
import { QuarantineWriter } from './quarantine-writer.ts';
import { RowEncoder, rowDialect } from './row-encoder.ts';
import type { Sorter } from './sorter.ts';
import { StreamWriter } from './stream-writer.ts';

/** Records whose place in the source is remembered: a layout may say of those before the last one that they do not fit. */
const remembered = 4096;

type Counted = 'header' | 'preamble' | 'trailer' | 'loaded' | 'quarantined';

/** A file of several record types: its layout's reader says what each record is, this keeps the books. */
export class LayoutSorter implements Sorter, RecordOutput {
  readonly reader: TextReader;
  readonly streams: readonly StreamWriter[];
  readonly quarantine: QuarantineWriter;
  readonly lines = { header: 0, preamble: 0, blank: 0, trailer: 0, loaded: 0, quarantined: 0 };
  readonly controls: StatedControl[] = [];
  readonly notes: ReceiptWarning[] = [];
  sourceOffset: (bytes: Uint8Array, position: number) => number = (_, position) => position;
  isMixed = false;

  private readonly format: RecordFormat;
  private readonly cards: CardCover;
  private readonly isXml: boolean;
  private readonly layout: RecordLayout;
  private readonly names: ReadonlyMap<string, number>;
  private readonly encoders: readonly RowEncoder[];
  private misfitsMasked = 0;
  private rows = 0;
  /** Lines below this one have been counted. */
  private counted = 1;
  /** Lines at which the last records begin, and where in the source that is. */
  private readonly begins = { lines: new Float64Array(remembered), offsets: new Float64Array(remembered) };

  constructor(request: NormaliseRequest, format: RecordFormat, cut: RecordCut, choice: FormatChoice, newline: DelimitedBytes['newline']) {
    this.format = format;
    this.isXml = cut.kind === 'xml';
    this.names = new Map(request.streams.map(({ name }, index) => [name, index]));
    const code = request.hashKey === null ? null : new KeyedCode(request.hashKey);
    this.cards = new CardCover(request.cardNumbers === 'hash' ? code : null);
    const { folder, segmentBytes } = request;
    this.streams = request.streams.map(
      (stream, index) => new StreamWriter(stream, { stream: index, dialect: rowDialect, folder, segmentBytes, cards: this.cards, code }),
    );
    this.encoders = request.streams.map(({ header }) => new RowEncoder(header.length));
    this.quarantine = new QuarantineWriter(request.folder);
    this.layout = format.open(choice);
    this.reader = layoutReader(cut, newline, request.recordBytes, this.layout, this, {
      blank: () => {
        this.lines.blank++;
      },
      located: (bytes, span) => {
        this.begins.lines[span.line % remembered] = span.line;
        this.begins.offsets[span.line % remembered] = this.sourceOffset(bytes, span.start);
      },
      unreadable: (text, span, reason) => {
        // Out of order where the layout holds lines before it, and so apart from what that is said to be.
        this.lines.quarantined += span.lines;
        this.setAside(text, span, reason);
      },
    });
  }

  row(stream: string, fields: readonly (string | null)[], span: LineSpan): void {
    const index = this.names.get(stream) ?? -1;
    const [writer, encoder] = [this.streams[index], this.encoders[index]];
    if (writer === undefined || encoder === undefined) throw new Error(`${this.format.id} has no stream ${stream}`);
    this.account('loaded', span);
    const record = encoder.encode(fields, span.line, span.lines);
    writer.write(encoder.bytes, record, span.line, ++this.rows);
  }

  aside(kind: 'header' | 'preamble' | 'trailer', span: LineSpan): void {
    this.account(kind, span);
  }

  misfit(text: string, span: LineSpan, reason: string): void {
    this.account('quarantined', span);
    this.setAside(text, span, reason);
  }

  private setAside(text: string, span: LineSpan, reason: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.misfitsMasked += this.cards.coverAll(bytes, 0, bytes.length);
    this.quarantine.add(span.line, this.offsetOf(span.line), bytes.toString('utf8'), reason);
  }

  /** Where the record of a line begins in the source; 0 where that is no longer known, as in a document of elements. */
  private offsetOf(line: number): number {
    const { lines, offsets } = this.begins;
    return lines[line % remembered] === line ? (offsets[line % remembered] ?? 0) : 0;
  }

  control(name: string, stated: string, computed: string): void {
    this.controls.push({ name, stated, computed, ok: agree(stated, computed) });
  }

  note(code: string, message: string): void {
    this.notes.push({ code, message });
  }

  get cardNumbersMasked(): number {
    return this.misfitsMasked + this.streams.reduce((sum, stream) => sum + stream.cardNumbersMasked, 0);
  }

  end(physical: number): void {
    this.layout.end(this);
    // What surrounds the elements of a document is its envelope.
    if (this.isXml) this.lines.header += physical - this.lines.loaded - this.lines.quarantined - this.lines.trailer - this.lines.header;
    const meant = Object.values(this.lines).reduce((sum, lines) => sum + lines, 0);
    if (meant !== physical) throw new Error(`${this.format.id} gave a meaning to ${meant} of ${physical} lines`);
  }

  /** Lines are counted once, as what they were first said to be: several rows may stem from the same. */
  private account(kind: Counted, { line, lines }: LineSpan): void {
    const to = line + lines;
    this.lines[kind] += Math.max(0, to - Math.max(line, this.counted));
    this.counted = Math.max(this.counted, to);
  }
}

/** A stated total that is no number is shown as it stands and agrees with nothing. */
function agree(stated: string, computed: string): boolean {
  const isNumber = (text: string) => /^[+-]?\d+(?:\.\d+)?$/.test(text);
  return isNumber(stated) && isNumber(computed) && compareFractions(decimalFraction(stated), decimalFraction(computed)) === 0;
}
