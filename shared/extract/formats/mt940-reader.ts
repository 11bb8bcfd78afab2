import { decimalOf, microsOf } from '../../money/micros.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { statedText } from '../signed-text.ts';
import { bookingFields, startOfDay } from './bank-line-stream.ts';
import { type Balance, balanceOf, type StatementLine, statementLine, sumOfEntries } from './mt940-fields.ts';
import { entryText } from './mt940-text.ts';

interface Entry {
  readonly line: StatementLine;
  readonly text: string;
  readonly span: { readonly line: number; lines: number };
  /** Further lines of :61: itself. */
  readonly supplement: string[];
  readonly information: string[];
  /** What a further line without a tag belongs to. */
  tail: 'supplement' | 'information';
}

interface Side {
  count: number;
  sum: bigint;
}

interface Statement {
  reference: string;
  account: string;
  bank: string;
  number: string;
  opening: Balance | null;
  closing: Balance | null;
  currency: string;
  readonly credit: Side;
  readonly debit: Side;
  readonly stated: { readonly side: 'credit' | 'debit'; readonly text: string }[];
}

const newStatement = (reference: string): Statement => ({
  reference,
  account: '',
  bank: '',
  number: '',
  opening: null,
  closing: null,
  currency: '',
  credit: { count: 0, sum: 0n },
  debit: { count: 0, sum: 0n },
  stated: [],
});

/** Tags that part a statement; others inside a text are part of it. */
const known = new Set([
  '20',
  '21',
  '25',
  '25P',
  '28',
  '28C',
  '34F',
  '13',
  '13D',
  '60F',
  '60M',
  '61',
  '86',
  '62F',
  '62M',
  '64',
  '65',
  '90C',
  '90D',
  '940',
  'NS',
]);
const adrift = 'it goes on from a record that was set aside';
/** More lines than any entry has. */
const mostLines = 1000;

// biome-ignore lint/suspicious/noControlCharactersInRegex: files of some banks frame messages with them
const controlCharacters = /[\u0000-\u0008\u000b-\u001f]/g;

/** Reads statements of tagged fields; an entry is :61: with what follows it up to the next field. */
export class Mt940Reader implements RecordLayout {
  private readonly fallbackCurrency: string;
  private statement: Statement | null = null;
  private entry: Entry | null = null;
  private statements = 0;
  /** The record before was set aside: what goes on from it goes with it. */
  private isAdrift = false;

  constructor(currency: string | null) {
    this.fallbackCurrency = currency ?? '';
  }

  record(record: SourceRecord, out: RecordOutput): void {
    const text = record.text.replace(controlCharacters, '').trimEnd();
    const [, tag = '', rest = ''] = /^:(\d{2,3}[A-Z]?|NS):(.*)$/s.exec(text) ?? [];
    if (known.has(tag)) this.field(tag, rest, record, out);
    else if (/^-(?:\}.*)?$/.test(text)) this.endMessage(record, out);
    else if (/^\{\d:/.test(text)) this.block(text, record, out);
    else this.further(text, record, out);
  }

  gap(out: RecordOutput): void {
    this.finishEntry(out);
    this.isAdrift = true;
  }

  end(out: RecordOutput): void {
    this.closeStatement(out);
  }

  /** A line without a tag goes on where the last one stopped. */
  private further(text: string, record: SourceRecord, out: RecordOutput): void {
    const { entry, statement } = this;
    if (entry !== null) {
      if (entry.supplement.length + entry.information.length >= mostLines) {
        this.finishEntry(out);
        out.misfit(text, record, 'it goes on in an entry that has no end');
        return;
      }
      entry[entry.tail].push(text);
      entry.span.lines += record.lines;
    } else if (this.isAdrift) out.misfit(record.text, record, adrift);
    else if (statement === null) out.aside('preamble', record);
    else if (text.startsWith(':'))
      out.misfit(text, record, `no field of a statement has the tag ${text.slice(0, text.indexOf(':', 1) + 1)}`);
    else out.aside(statement.closing === null ? 'header' : 'trailer', record);
  }

  private block(text: string, record: SourceRecord, out: RecordOutput): void {
    this.isAdrift = false;
    this.finishEntry(out);
    out.aside(text.startsWith('{5:') ? 'trailer' : 'header', record);
  }

  private endMessage(record: SourceRecord, out: RecordOutput): void {
    this.isAdrift = false;
    this.closeStatement(out);
    out.aside('trailer', record);
  }

  private field(tag: string, text: string, record: SourceRecord, out: RecordOutput): void {
    if (tag === '86' || tag === 'NS') {
      this.information(text, record, out);
      return;
    }
    this.isAdrift = false;
    this.finishEntry(out);
    if (tag === '20') {
      this.closeStatement(out);
      this.statement = newStatement(text.trim());
      this.statements++;
      out.aside('header', record);
      return;
    }
    const { statement } = this;
    if (statement === null) {
      if (tag === '940') out.aside('preamble', record);
      else out.misfit(record.text, record, 'it stands outside of a statement');
      return;
    }
    const problem = tag === '61' ? this.beginEntry(text, record) : this.setField(statement, tag, text);
    this.isAdrift = problem !== null;
    if (problem !== null) out.misfit(record.text, record, problem);
    else if (tag !== '61') out.aside(/^(?:6[245]|90)/.test(tag) ? 'trailer' : 'header', record);
  }

  /** What a field says of the whole statement; why it cannot be read. */
  private setField(statement: Statement, tag: string, text: string): string | null {
    switch (tag) {
      case '25':
      case '25P': {
        const parts = text.trim().split('/');
        statement.bank = parts.length > 1 ? (parts[0] ?? '') : '';
        statement.account = parts.length > 1 ? parts.slice(1).join('/') : text.trim();
        return null;
      }
      case '28':
      case '28C':
        statement.number = text.trim();
        return null;
      case '34F':
        statement.currency = text.slice(0, 3);
        return /^[A-Z]{3}/.test(text) ? null : 'it names no currency';
      case '60F':
      case '60M':
      case '62F':
      case '62M':
      case '64':
      case '65': {
        const balance = balanceOf(text);
        if (balance === null) return 'its balance cannot be read';
        if (tag.startsWith('60')) {
          statement.opening = balance;
          statement.currency = balance.currency;
        } else if (tag.startsWith('62')) statement.closing = balance;
        return null;
      }
      case '90C':
      case '90D':
        statement.stated.push({ side: tag === '90C' ? 'credit' : 'debit', text });
        return null;
      default:
        return null;
    }
  }

  private beginEntry(text: string, record: SourceRecord): string | null {
    const line = statementLine(text);
    if (line === null) return 'it is no entry: value date, debit or credit mark and an amount must begin it';
    if (line.mark.startsWith('E')) return 'it is expected, not booked: the bank books it in a later statement';
    this.entry = {
      line,
      text: record.text,
      span: { line: record.line, lines: record.lines },
      supplement: [],
      information: [],
      tail: 'supplement',
    };
    return null;
  }

  private information(text: string, record: SourceRecord, out: RecordOutput): void {
    const { entry, statement } = this;
    if (entry !== null) {
      entry.tail = 'information';
      entry.information.push(text);
      entry.span.lines += record.lines;
    } else if (this.isAdrift) out.misfit(record.text, record, adrift);
    else if (statement === null) out.misfit(record.text, record, 'it stands outside of a statement');
    else out.aside(statement.closing === null ? 'header' : 'trailer', record);
  }

  /** An entry is complete when the next field is not about it. */
  private finishEntry(out: RecordOutput): void {
    const { entry, statement } = this;
    if (entry === null || statement === null) return;
    this.entry = null;
    const { line, span } = entry;
    const isCredit = line.mark === 'C' || line.mark === 'RD';
    const side = isCredit ? statement.credit : statement.debit;
    side.count++;
    side.sum += microsOf(line.amount) ?? 0n;
    const details = entryText(entry.information);
    const supplement = [line.supplement, ...entry.supplement].join(' ').trim();
    out.row(
      'booking',
      bookingFields(
        {
          bookedAt: startOfDay(line.bookingDate),
          bookingDate: line.bookingDate,
          valueDate: line.valueDate,
          bank: statement.bank,
          account: statement.account,
          statement: statement.number === '' ? statement.reference : statement.number,
          type: line.type,
          isReversal: line.mark.startsWith('R'),
          bankRef: line.bankRef,
          customerRef: line.customerRef === '' ? details.customerRef : line.customerRef,
          endToEndId: details.endToEndId,
          counterparty: details.counterparty,
          description: details.description === '' ? supplement : details.description,
          credit: isCredit ? line.amount : null,
          debit: isCredit ? null : line.amount,
          currency: statement.currency === '' ? this.fallbackCurrency : statement.currency,
        },
        [statement.reference, supplement, details.code],
      ),
      span as LineSpan,
    );
  }

  private closeStatement(out: RecordOutput): void {
    this.finishEntry(out);
    const { statement } = this;
    if (statement === null) return;
    this.statement = null;
    const { opening, closing, credit, debit, stated } = statement;
    const name = `Statement ${statement.number === '' ? this.statements : statement.number}`;
    for (const { side, text } of stated) {
      const total = sumOfEntries(text);
      const what = side === 'credit' ? 'credits' : 'debits';
      out.control(`${name}: number of ${what}`, total?.count ?? text, String(statement[side].count));
      out.control(`${name}: sum of ${what} (${statement.currency})`, statedText(total?.amount ?? text), decimalOf(statement[side].sum));
    }
    if (opening !== null && closing !== null) {
      const computed = (microsOf(opening.amount) ?? 0n) + credit.sum - debit.sum;
      if (opening.currency !== closing.currency) out.control(`${name}: currency of both balances`, opening.currency, closing.currency);
      else out.control(`${name}: closing balance (${closing.currency})`, statedText(closing.amount), decimalOf(computed));
    } else if (stated.length === 0)
      out.control(
        `${name}: has an opening and a closing balance`,
        '2',
        String([opening, closing].filter((balance) => balance !== null).length),
      );
  }
}
