import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';

/** Field of a 94-character record by its published positions, 1-based and inclusive. */
const at = (line: string, from: number, to: number) => line.slice(from - 1, to);
const word = (line: string, from: number, to: number) => at(line, from, to).trim();

/** YYMMDD as ISO; '' where it is blank. */
function isoDay(text: string): string {
  return /^\d{6}$/.test(text) ? `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}` : text.trim();
}

interface Totals {
  count: number;
  hash: bigint;
  debit: bigint;
  credit: bigint;
}

const none = (): Totals => ({ count: 0, hash: 0n, debit: 0n, credit: 0n });

interface Entry {
  readonly text: string;
  readonly span: { line: number; lines: number };
  readonly addenda: string[];
}

const accountTypes: Readonly<Record<string, string>> = { '2': 'checking', '3': 'savings', '4': 'ledger', '5': 'loan' };
const prenoteDigits = new Set(['3', '8']);

/** Transaction codes by their second digit: 1-4 credits, 5-9 debits; 1 and 6 are returns or notifications of change. */
function directionOf(code: string): 'debit' | 'credit' | null {
  const [kind, digit] = [code[0] ?? '', code[1] ?? ''];
  if (accountTypes[kind] === undefined || !/^[1-9]$/.test(digit)) return null;
  return digit >= '5' ? 'debit' : 'credit';
}

function returnKind(code: string): string {
  if (code.startsWith('C')) return 'noc';
  const number = Number(code.slice(1));
  if (number >= 61 && number <= 70) return 'dishonored';
  return number >= 71 && number <= 77 ? 'contested' : 'return';
}

/** Reads file, batch, entry, addenda and control records, and checks every control total that they state. */
export class NachaReader implements RecordLayout {
  private created = '';
  private batch: { readonly header: string; readonly totals: Totals } | null = null;
  private entry: Entry | null = null;
  private readonly file = { batches: 0, ...none() };
  private batchesTied = 0;
  private hasFileControl = false;

  record(record: SourceRecord, out: RecordOutput): void {
    const { text } = record;
    if (/^9{94}\s*$/.test(text) && this.hasFileControl) {
      this.finishEntry(out);
      out.aside('trailer', record);
      return;
    }
    const kind = text[0] ?? '';
    if (kind !== '7') this.finishEntry(out);
    switch (kind) {
      case '1':
        this.created = createdAt(text);
        out.aside('header', record);
        return;
      case '5':
        this.batch = { header: text.padEnd(94), totals: none() };
        out.aside('header', record);
        return;
      case '6':
        this.beginEntry(record, out);
        return;
      case '7':
        this.addAddenda(record, out);
        return;
      case '8':
        this.endBatch(text.padEnd(94), record, out);
        return;
      case '9':
        this.endFile(text.padEnd(94), record, out);
        return;
      default:
        out.misfit(text, record, 'it is of no record type that a NACHA file has');
    }
  }

  end(out: RecordOutput): void {
    this.finishEntry(out);
    if (!this.hasFileControl) out.control('The file ends with its control record', '1', '0');
  }

  private beginEntry(record: SourceRecord, out: RecordOutput): void {
    const { text } = record;
    const problem =
      text.length !== 94
        ? `it has ${text.length} characters, not 94`
        : this.batch === null
          ? 'it stands outside of a batch'
          : directionOf(at(text, 2, 3)) === null
            ? `its transaction code ${at(text, 2, 3)} is not known`
            : /^\d{10}$/.test(at(text, 30, 39))
              ? null
              : 'its amount is not ten digits';
    if (problem !== null) out.misfit(text, record, problem);
    else this.entry = { text, span: { line: record.line, lines: record.lines }, addenda: [] };
  }

  private addAddenda(record: SourceRecord, out: RecordOutput): void {
    if (this.entry === null) {
      out.misfit(record.text, record, 'it is an addenda record without its entry');
      return;
    }
    this.entry.addenda.push(record.text.padEnd(94));
    this.entry.span.lines += record.lines;
  }

  /** An entry is complete when the next record is no addenda of it. */
  private finishEntry(out: RecordOutput): void {
    const { entry, batch } = this;
    if (entry === null || batch === null) return;
    this.entry = null;
    const { text, addenda, span } = entry;
    const amount = BigInt(at(text, 30, 39));
    const direction = directionOf(at(text, 2, 3)) ?? 'credit';
    for (const totals of [batch.totals, this.file]) {
      totals.count += 1 + addenda.length;
      totals.hash += BigInt(/^\d{8}$/.test(at(text, 4, 11)) ? at(text, 4, 11) : '0');
      totals[direction] += amount;
    }
    const change = addenda.find((line) => ['98', '99'].includes(at(line, 2, 3)));
    if (change === undefined) this.writeEntry(text, batch.header, direction, span, out);
    else this.writeReturn(text, change, batch.header, direction, span, out);
  }

  private common(text: string, header: string, direction: string): readonly string[] {
    return [
      this.created,
      isoDay(at(header, 70, 75)),
      word(header, 41, 50),
      word(header, 5, 20),
      word(header, 51, 53),
      word(header, 88, 94),
      at(text, 2, 3),
      direction,
      at(text, 4, 12),
      word(text, 13, 29).slice(-4),
      word(text, 40, 54),
      word(text, 55, 76),
      word(text, 80, 94),
    ];
  }

  private writeEntry(text: string, header: string, direction: string, span: LineSpan, out: RecordOutput): void {
    const cents = at(text, 30, 39);
    out.row(
      'entry',
      [
        ...this.common(text, header, direction),
        accountTypes[at(text, 2, 2)] ?? null,
        prenoteDigits.has(at(text, 3, 3)) ? 'true' : 'false',
        direction === 'debit' ? cents : null,
        direction === 'credit' ? cents : null,
        'USD',
      ],
      span,
    );
  }

  private writeReturn(text: string, addenda: string, header: string, direction: string, span: LineSpan, out: RecordOutput): void {
    const cents = at(text, 30, 39);
    const code = at(addenda, 4, 6);
    out.row(
      'return',
      [
        ...this.common(text, header, direction),
        returnKind(code),
        code,
        word(addenda, 7, 21),
        code.startsWith('C') ? word(addenda, 36, 64) : null,
        direction === 'debit' ? cents : null,
        direction === 'credit' ? cents : null,
        'USD',
      ],
      span,
    );
  }

  private endBatch(line: string, record: SourceRecord, out: RecordOutput): void {
    out.aside('trailer', record);
    this.file.batches++;
    const totals = this.batch?.totals ?? none();
    const number = word(line, 88, 94);
    const checks: readonly (readonly [string, string, string])[] = [
      ['entries and addenda', at(line, 5, 10), String(totals.count)],
      ['entry hash', at(line, 11, 20), lastTen(totals.hash)],
      ['debits', dollars(at(line, 21, 32)), dollars(totals.debit)],
      ['credits', dollars(at(line, 33, 44)), dollars(totals.credit)],
    ];
    const failing = checks.filter(([, stated, computed]) => Number(stated) !== Number(computed));
    if (failing.length === 0) this.batchesTied++;
    for (const [what, stated, computed] of failing) out.control(`Batch ${number}: ${what}`, whole(stated), computed);
    this.batch = null;
  }

  private endFile(line: string, record: SourceRecord, out: RecordOutput): void {
    out.aside('trailer', record);
    this.hasFileControl = true;
    const { file } = this;
    out.control('Batches that tie to their control records', String(file.batches), String(this.batchesTied));
    out.control('File: batches', whole(at(line, 2, 7)), String(file.batches));
    out.control('File: entries and addenda', whole(at(line, 14, 21)), String(file.count));
    out.control('File: entry hash', whole(at(line, 22, 31)), lastTen(file.hash));
    out.control('File: debits (USD)', dollars(at(line, 32, 43)), dollars(file.debit));
    out.control('File: credits (USD)', dollars(at(line, 44, 55)), dollars(file.credit));
  }
}

/** The entry hash is a sum of routing numbers of which the last ten digits are kept. */
const lastTen = (hash: bigint) => String(hash % 10_000_000_000n);

/** Digits without leading zeros; text that is no number as it stands. */
const whole = (text: string) => (/^\d+$/.test(text) ? String(BigInt(text)) : text.trim());

/** Cents as exact dollars. */
function dollars(cents: string | bigint): string {
  if (typeof cents === 'string' && !/^\d+$/.test(cents)) return cents.trim();
  const value = BigInt(cents);
  return `${value / 100n}.${String(value % 100n).padStart(2, '0')}`;
}

/** Creation date and time of the file; midnight where it states no time. */
function createdAt(line: string): string {
  const day = isoDay(at(line, 24, 29));
  const clock = at(line, 30, 33);
  return /^\d{4}$/.test(clock) ? `${day} ${clock.slice(0, 2)}:${clock.slice(2)}:00` : `${day} 00:00:00`;
}
