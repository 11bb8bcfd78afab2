import { minorText } from '../control-text.ts';
import { maskCardNumbers } from '../card-number-guard.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import {
  type AccountRecord,
  accountRecord,
  bai2Direction,
  type Pieces,
  plainFields,
  recordsOfLine,
  transactionRecord,
} from './bai2-records.ts';
import { bookingFields, startOfDay } from './bank-line-stream.ts';

/** YYMMDD as ISO; other text as it stands, so that the row says what is wrong with it. */
const isoDay = (text: string) => (/^\d{6}$/.test(text) ? `20${text.slice(0, 2)}-${text.slice(2, 4)}-${text.slice(4)}` : text);

interface Held {
  readonly code: string;
  readonly pieces: string[];
  readonly span: { readonly line: number; lines: number };
}

interface Level {
  total: bigint;
  records: number;
}

interface Account extends Level, AccountRecord {
  readonly name: string;
  /** What was booked on it, credits less debits, in minor units. */
  booked: bigint;
}

interface Group extends Level {
  readonly number: number;
  readonly originator: string;
  readonly status: string;
  readonly day: string;
  readonly currency: string;
  accounts: number;
}

interface BankFile extends Level {
  readonly id: string;
  groups: number;
}

/** Why the rows of a group are not bookings. */
const unposted: Readonly<Record<string, string>> = {
  '2': 'its group takes back what was sent before',
  '4': 'its group is a test',
};

/** More lines than any record of a bank has: what follows continues nothing. */
const mostPieces = 1000;

/** Reads files, groups, accounts and transactions with the lines that continue them, and checks every control total they state. */
export class Bai2Reader implements RecordLayout {
  private held: Held | null = null;
  private file: BankFile | null = null;
  private group: Group | null = null;
  private account: Account | null = null;
  private files = 0;
  private readonly tied = { accounts: [0, 0], groups: [0, 0], ledgers: [0, 0] } satisfies Record<string, [number, number]>;
  private readonly noted = new Set<string>();

  record(record: SourceRecord, out: RecordOutput): void {
    for (const text of recordsOfLine(record.text)) this.take(text, record, out);
  }

  gap(out: RecordOutput): void {
    this.finish(out);
  }

  end(out: RecordOutput): void {
    this.finish(out);
    this.closeFile(out);
  }

  private take(text: string, { line, lines }: SourceRecord, out: RecordOutput): void {
    const [, code = '', rest = ''] = /^(\d\d),(.*)$/s.exec(text) ?? [];
    if (code !== '88') {
      this.finish(out);
      this.held = { code, pieces: [code === '' ? text : rest], span: { line, lines } };
      return;
    }
    const { held } = this;
    const problem =
      held === null || held.code === ''
        ? 'it continues no record'
        : held.pieces.length < mostPieces
          ? null
          : 'it continues a record that has no end';
    if (held === null || problem !== null) {
      this.finish(out);
      out.misfit(text, { line, lines }, problem ?? '');
      return;
    }
    held.pieces.push(rest);
    held.span.lines += lines;
  }

  /** A record is complete when the next one continues it no more. */
  private finish(out: RecordOutput): void {
    const { held } = this;
    if (held === null) return;
    this.held = null;
    const problem = this.place(held, out);
    const text = held.pieces.join('\n88,');
    if (problem !== null) out.misfit(held.code === '' ? text : `${held.code},${text}`, held.span, problem);
  }

  /** Gives a record its place; or says why it has none. */
  private place({ code, pieces, span }: Held, out: RecordOutput): string | null {
    switch (code) {
      case '01':
        return this.beginFile(pieces, span, out);
      case '02':
        return this.beginGroup(pieces, span, out);
      case '03':
        return this.beginAccount(pieces, span, out);
      case '16':
        return this.addTransaction(pieces, span, out);
      case '49':
        return this.endAccount(pieces, span, out);
      case '98':
        return this.endGroup(pieces, span, out);
      case '99':
        return this.endFile(pieces, span, out);
      default:
        return code === '' ? 'it begins with no record code' : `no record of a BAI2 file has the code ${code}`;
    }
  }

  private beginFile(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    this.closeFile(out);
    const [, , created = '', , id = ''] = plainFields(pieces);
    this.files++;
    this.file = { id: `${created}-${id}`, groups: 0, total: 0n, records: pieces.length };
    out.aside('header', span);
    return null;
  }

  private beginGroup(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    if (this.file === null) return 'it stands outside of a file';
    this.closeGroup(out);
    const [, originator = '', status = '', day = '', , currency = ''] = plainFields(pieces).map((field) => field.trim());
    this.file.groups++;
    this.group = {
      number: this.file.groups,
      originator,
      status,
      day: isoDay(day),
      currency: currency === '' ? 'USD' : currency,
      accounts: 0,
      total: 0n,
      records: pieces.length,
    };
    if (currency === '') this.note(out, 'CURRENCY_BY_LAYOUT', 'Groups that state no currency are in USD, as the layout says.');
    if (status === '3')
      this.note(
        out,
        'BANK_CORRECTION',
        `The bank corrects what it sent before for ${isoDay(day)}; the earlier file must not be counted too.`,
      );
    if (unposted[status] !== undefined)
      this.note(
        out,
        'GROUP_NOT_POSTED',
        `A group for ${isoDay(day)} is no booking: ${unposted[status]}. Its transactions are in quarantine.`,
      );
    out.aside('header', span);
    return null;
  }

  private beginAccount(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    const { group } = this;
    if (group === null) return 'it stands outside of a group';
    this.closeAccount(out);
    const read = accountRecord(pieces);
    if (typeof read === 'string') return read;
    const total = read.summaries.reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
    const currency = read.currency === '' ? group.currency : read.currency;
    const name = `Account …${read.account.slice(-4)} on ${group.day}`;
    this.account = { ...read, currency, name, booked: 0n, total, records: pieces.length };
    group.accounts++;
    out.aside('header', span);
    return null;
  }

  private addTransaction(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    const { group, account } = this;
    if (group === null || account === null) return 'it stands outside of an account';
    const read = transactionRecord(pieces);
    if (typeof read === 'string') return read;
    const refusal = unposted[group.status];
    if (refusal !== undefined) return refusal;
    if (read.code === '890') {
      account.records += pieces.length;
      this.note(out, 'BANK_MESSAGE', `The bank says: ${maskCardNumbers(read.text)}`);
      out.aside('preamble', span);
      return null;
    }
    const direction = bai2Direction(read.code);
    if (direction === null) return `its type code ${read.code} is neither a credit nor a debit`;
    const amount = BigInt(read.amount ?? '0');
    account.records += pieces.length;
    account.total += amount;
    account.booked += direction === 'credit' ? amount : -amount;
    const fields = bookingFields(
      {
        bookedAt: startOfDay(group.day),
        bookingDate: group.day,
        valueDate: isoDay(read.valueDate),
        bank: group.originator,
        account: account.account,
        statement: this.file?.id ?? '',
        type: read.code,
        isReversal: false,
        bankRef: read.bankRef,
        customerRef: read.customerRef,
        endToEndId: null,
        counterparty: null,
        description: read.text,
        credit: direction === 'credit' ? read.amount : null,
        debit: direction === 'debit' ? read.amount : null,
        currency: account.currency,
      },
      [read.fundsType, read.availability],
    );
    out.row('booking', fields, span);
    return null;
  }

  private endAccount(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    const { account, group } = this;
    if (account === null || group === null) return 'it ends an account that did not begin';
    const [total = '', records = ''] = plainFields(pieces);
    account.records += pieces.length;
    this.check(this.tied.accounts, account.name, { 'control total': [total, account.total], records: [records, account.records] }, out);
    this.checkLedger(account, out);
    group.total += account.total;
    group.records += account.records;
    this.account = null;
    out.aside('trailer', span);
    return null;
  }

  /** Opening ledger balance (010) plus what was booked gives the closing one (015), where a bank states both. */
  private checkLedger({ name, currency, summaries, booked }: Account, out: RecordOutput): void {
    const balance = (code: string) => summaries.find((summary) => summary.code === code)?.amount ?? null;
    const [opening, closing] = [balance('010'), balance('015')];
    if (opening === null || closing === null) return;
    const computed = opening + booked;
    this.tied.ledgers[0]++;
    if (computed === closing) this.tied.ledgers[1]++;
    else out.control(`${name}: closing ledger balance (${currency})`, minorText(closing, currency), minorText(computed, currency));
  }

  private endGroup(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    const { group, file } = this;
    if (group === null || file === null) return 'it ends a group that did not begin';
    this.closeAccount(out);
    const [total = '', accounts = '', records = ''] = plainFields(pieces);
    group.records += pieces.length;
    this.check(
      this.tied.groups,
      `Group ${group.number}`,
      { 'control total': [total, group.total], accounts: [accounts, group.accounts], records: [records, group.records] },
      out,
    );
    file.total += group.total;
    file.records += group.records;
    this.group = null;
    out.aside('trailer', span);
    return null;
  }

  private endFile(pieces: Pieces, span: LineSpan, out: RecordOutput): string | null {
    const { file } = this;
    if (file === null) return 'it ends a file that did not begin';
    this.closeGroup(out);
    const [total = '', groups = '', records = ''] = plainFields(pieces);
    file.records += pieces.length;
    const name = this.files === 1 ? 'File' : `File ${this.files}`;
    const count = (what: string, [all, tied]: readonly [number, number]) => {
      if (all > 0) out.control(`${name}: ${what}`, String(all), String(tied));
    };
    count('accounts that tie to their trailers', this.tied.accounts);
    count('groups that tie to their trailers', this.tied.groups);
    count('accounts whose entries explain their ledger balances', this.tied.ledgers);
    out.control(`${name}: control total`, plainNumber(total), String(file.total));
    out.control(`${name}: groups`, plainNumber(groups), String(file.groups));
    out.control(`${name}: records`, plainNumber(records), String(file.records));
    for (const counts of Object.values(this.tied)) counts.fill(0);
    this.file = null;
    out.aside('trailer', span);
    return null;
  }

  private check(
    counts: [number, number],
    name: string,
    totals: Readonly<Record<string, readonly [stated: string, computed: bigint | number]>>,
    out: RecordOutput,
  ): void {
    const failing = Object.entries(totals).filter(([, [stated, computed]]) => plainNumber(stated) !== String(computed));
    counts[0]++;
    if (failing.length === 0) counts[1]++;
    for (const [what, [stated, computed]] of failing) out.control(`${name}: ${what}`, plainNumber(stated), String(computed));
  }

  /** What is still open ends without its trailer. */
  private closeAccount(out: RecordOutput): void {
    const { account, group } = this;
    if (account === null) return;
    out.control(`${account.name}: ends with its trailer`, '1', '0');
    if (group !== null) {
      group.total += account.total;
      group.records += account.records;
    }
    this.account = null;
  }

  private closeGroup(out: RecordOutput): void {
    this.closeAccount(out);
    const { group, file } = this;
    if (group === null) return;
    out.control(`Group ${group.number}: ends with its trailer`, '1', '0');
    if (file !== null) {
      file.total += group.total;
      file.records += group.records;
    }
    this.group = null;
  }

  private closeFile(out: RecordOutput): void {
    this.closeGroup(out);
    if (this.file === null) return;
    out.control('The file ends with its trailer', '1', '0');
    this.file = null;
  }

  private note(out: RecordOutput, code: string, message: string): void {
    if (this.noted.has(message)) return;
    this.noted.add(message);
    out.note(code, message);
  }
}

/** A stated whole number without plus sign and leading zeros; other text as it stands. */
const plainNumber = (text: string) => (/^[+-]?\d+$/.test(text.trim()) ? BigInt(text.trim().replace('+', '')).toString() : text.trim());
