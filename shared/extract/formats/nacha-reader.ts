import { minorText } from '../control-text.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import {
  at,
  batchControl,
  createdAt,
  fileControl,
  foreignReceiver,
  isoDay,
  nachaEntry,
  type NachaControl,
  type NachaEntry,
  recordsOfLine,
  returnKind,
  word,
} from './nacha-records.ts';

interface Totals {
  count: number;
  hash: bigint;
  debit: bigint;
  credit: bigint;
}

const none = (): Totals => ({ count: 0, hash: 0n, debit: 0n, credit: 0n });

interface Batch extends Totals {
  readonly header: string;
  readonly entryClass: string;
}

interface AchFile extends Totals {
  readonly number: number;
  readonly created: string;
  batches: number;
  batchesTied: number;
  /** Every batch holds accounting advices, whose controls are laid out otherwise. */
  isAdvice: boolean;
}

interface Held {
  readonly entry: NachaEntry;
  readonly texts: string[];
  readonly span: { readonly line: number; lines: number };
}

const filler = /^9{94}$/;

/** Reads file, batch, entry, addenda and control records, and checks every control total that they state. */
export class NachaReader implements RecordLayout {
  private file: AchFile | null = null;
  private batch: Batch | null = null;
  private held: Held | null = null;
  private files = 0;

  record(record: SourceRecord, out: RecordOutput): void {
    for (const text of recordsOfLine(record.text)) this.take(text, record, out);
  }

  gap(out: RecordOutput): void {
    this.finishEntry(out);
  }

  end(out: RecordOutput): void {
    this.finishEntry(out);
    this.abandonBatch(out);
    if (this.file !== null || this.files === 0) out.control('The file ends with its control record', '1', '0');
  }

  private take(text: string, span: SourceRecord, out: RecordOutput): void {
    if (text[0] === '7' && this.held !== null) {
      this.held.texts.push(text.padEnd(94));
      if (span.line >= this.held.span.line + this.held.span.lines) this.held.span.lines += span.lines;
      return;
    }
    this.finishEntry(out);
    if (this.file === null && this.files > 0 && (filler.test(text) || text.trim() === '')) {
      out.aside('trailer', span);
      return;
    }
    const problem = this.place(text.padEnd(94), span, out);
    if (problem !== null) out.misfit(text, span, problem);
  }

  /** Gives a record its place; or says why it has none. */
  private place(line: string, span: LineSpan, out: RecordOutput): string | null {
    switch (line[0]) {
      case '1':
        return this.beginFile(line, span, out);
      case '5':
        return this.beginBatch(line, span, out);
      case '6':
        return this.beginEntry(line, span);
      case '7':
        return 'it is an addenda record without its entry';
      case '8':
        return this.endBatch(line, span, out);
      case '9':
        return filler.test(line) ? 'it fills up a file that has not ended' : this.endFile(line, span, out);
      default:
        return 'it is of no record type that a NACHA file has';
    }
  }

  private beginFile(line: string, span: LineSpan, out: RecordOutput): string | null {
    this.abandonBatch(out);
    if (this.file !== null) out.control(`File ${this.file.number} ends with its control record`, '1', '0');
    this.files++;
    this.file = { number: this.files, created: createdAt(line), batches: 0, batchesTied: 0, isAdvice: true, ...none() };
    out.aside('header', span);
    return null;
  }

  private beginBatch(line: string, span: LineSpan, out: RecordOutput): string | null {
    if (this.file === null) return 'it stands outside of a file';
    this.abandonBatch(out);
    const entryClass = at(line, 51, 53);
    if (entryClass !== 'ADV') this.file.isAdvice = false;
    this.batch = { header: line, entryClass, ...none() };
    out.aside('header', span);
    return null;
  }

  private beginEntry(text: string, { line, lines }: LineSpan): string | null {
    const { batch } = this;
    if (batch === null) return 'it stands outside of a batch';
    const entry = nachaEntry(text.trimEnd(), batch.entryClass);
    if (typeof entry === 'string') return entry;
    this.held = { entry, texts: [text], span: { line, lines } };
    return null;
  }

  /** An entry is complete when the next record is no addenda of it. */
  private finishEntry(out: RecordOutput): void {
    const { held, batch, file } = this;
    if (held === null || batch === null || file === null) return;
    this.held = null;
    const { entry, texts, span } = held;
    const addenda = texts.slice(1);
    const reason = addenda.find((line) => ['98', '99'].includes(at(line, 2, 3)));
    if (reason === undefined && entry.isBack) {
      out.misfit(texts.join('\n'), span, `its code ${entry.code} says that it comes back, and no addenda record says why`);
      return;
    }
    for (const totals of [batch, file]) {
      totals.count += texts.length;
      totals.hash += BigInt(/^\d{8}$/.test(entry.rdfi.slice(0, 8)) ? entry.rdfi.slice(0, 8) : '0');
      totals[entry.direction] += BigInt(entry.cents);
    }
    const shared = this.shared(entry, addenda, batch, file);
    if (reason === undefined) writeEntry(entry, shared, span, out);
    else writeReturn(entry, shared, reason, span, out);
  }

  /** What entries and returns have in common. */
  private shared(entry: NachaEntry, addenda: readonly string[], { header, entryClass }: Batch, { created }: AchFile): readonly string[] {
    const isForeign = entryClass === 'IAT';
    const receiver = isForeign ? foreignReceiver(addenda) : { id: entry.individualId, name: entry.individualName };
    return [
      created,
      isoDay(at(header, 70, 75)),
      word(header, 41, 50),
      isForeign ? '' : word(header, 5, 20),
      entryClass.trim(),
      word(header, 88, 94),
      entry.code,
      entry.direction,
      entry.rdfi,
      entry.accountLast4,
      receiver.id,
      receiver.name,
      entry.trace,
    ];
  }

  private endBatch(line: string, span: LineSpan, out: RecordOutput): string | null {
    const { batch, file } = this;
    if (batch === null || file === null) return 'it ends a batch that did not begin';
    const failing = checksOf(batchControl(line, batch.entryClass), batch).filter(([, stated, computed]) => stated !== computed);
    file.batches++;
    if (failing.length === 0) file.batchesTied++;
    for (const [what, stated, computed] of failing) out.control(`${nameOf(file)}Batch ${word(line, 88, 94)}: ${what}`, stated, computed);
    this.batch = null;
    out.aside('trailer', span);
    return null;
  }

  private endFile(line: string, span: LineSpan, out: RecordOutput): string | null {
    const { file } = this;
    if (file === null) return 'it ends a file that did not begin';
    this.abandonBatch(out);
    const name = nameOf(file);
    const stated = fileControl(line, file.isAdvice && file.batches > 0);
    out.control(`${name}Batches that tie to their control records`, String(file.batches), String(file.batchesTied));
    out.control(`${name}File: batches`, whole(stated.batches), String(file.batches));
    for (const [what, text, computed] of checksOf(stated, file)) out.control(`${name}File: ${what}`, text, computed);
    this.file = null;
    out.aside('trailer', span);
    return null;
  }

  /** A batch that ends without its control record. */
  private abandonBatch(out: RecordOutput): void {
    const { batch, file } = this;
    if (batch === null) return;
    if (file !== null) file.batches++;
    out.control(`Batch ${word(batch.header, 88, 94)} ends with its control record`, '1', '0');
    this.batch = null;
  }
}

/** Names of the totals of a second or later file in one. */
const nameOf = ({ number }: AchFile) => (number === 1 ? '' : `File ${number}, `);

/** The entry hash is a sum of routing numbers of which the last ten digits are kept. */
const lastTen = (hash: bigint) => String(hash % 10_000_000_000n);

/** Digits without leading zeros; text that is no number as it stands. */
const whole = (text: string) => (/^\d+$/.test(text) ? String(BigInt(text)) : text.trim());
const dollars = (text: string) => (/^\d+$/.test(text) ? minorText(BigInt(text), 'USD') : text.trim());

const checksOf = (
  { count, hash, debit, credit }: NachaControl,
  totals: Totals,
): readonly (readonly [what: string, stated: string, computed: string])[] => [
  ['entries and addenda', whole(count), String(totals.count)],
  ['entry hash', whole(hash), lastTen(totals.hash)],
  ['debits (USD)', dollars(debit), minorText(totals.debit, 'USD')],
  ['credits (USD)', dollars(credit), minorText(totals.credit, 'USD')],
];

function writeEntry(entry: NachaEntry, shared: readonly string[], span: LineSpan, out: RecordOutput): void {
  // A debit brings us money.
  const isToUs = entry.direction === 'debit';
  const amounts = [isToUs ? entry.cents : null, isToUs ? null : entry.cents];
  out.row('entry', [...shared, entry.accountType, entry.isPrenote ? 'true' : 'false', ...amounts, 'USD'], span);
}

function writeReturn(entry: NachaEntry, shared: readonly string[], reason: string, span: LineSpan, out: RecordOutput): void {
  const code = at(reason, 4, 6);
  const kind = returnKind(code);
  // What comes back of a debit leaves us; a return that is dishonored leaves us once more the other way.
  const isToUs = (entry.direction === 'credit') !== (kind === 'dishonored');
  const amounts = [isToUs ? entry.cents : null, isToUs ? null : entry.cents];
  out.row('return', [...shared, kind, code, word(reason, 7, 21), kind === 'noc' ? word(reason, 36, 64) : null, ...amounts, 'USD'], span);
}
