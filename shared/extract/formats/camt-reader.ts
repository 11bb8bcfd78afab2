import { decimalOf, microsOf } from '../../money/micros.ts';
import type { RecordLayout, RecordOutput, SourceRecord, XmlElement } from '../record-layout.ts';
import { statedText } from '../signed-text.ts';
import { xmlAt, xmlTextAt } from '../xml-reader.ts';
import { bookingFields } from './bank-line-stream.ts';
import { type CamtEntry, type CamtTransaction, camtAmount, camtDay, camtEntry, partsAddUp, signedMicros } from './camt-entry.ts';

type Kind = 'Stmt' | 'Rpt' | 'Ntfctn';

interface Currency {
  opening: bigint | null;
  closing: bigint | null;
  /** Openings and closings of a page inside a statement. */
  readonly interim: bigint[];
  entries: number;
  booked: bigint;
}

interface Side {
  count: number;
  sum: bigint;
}

interface Statement {
  readonly kind: Kind;
  readonly id: string;
  account: string;
  bank: string;
  readonly currencies: Map<string, Currency>;
  readonly credit: Side;
  readonly debit: Side;
  summary: XmlElement | null;
}

const kindNames: Readonly<Record<Kind, string>> = { Stmt: 'Statement', Rpt: 'Report', Ntfctn: 'Notification' };
const isKind = (name: string): name is Kind => name in kindNames;
const firstOf = (...texts: readonly string[]) => texts.find((text) => text !== '') ?? '';

/** Why an entry of another status than BOOK is no booking. */
const unbooked: Readonly<Record<string, string>> = {
  PDNG: 'it is pending, not booked: the bank books it in a later statement',
  INFO: 'it is for information only, not booked',
  FUTR: 'it is for a day to come, not booked yet',
};

/** Opening and closing of a statement, or of the page of it that the file holds. */
function balancesOf({ opening, closing, interim }: Currency): readonly [bigint | null, bigint | null] {
  const [first = null] = interim;
  const last = interim.at(-1) ?? null;
  const from = opening ?? (closing !== null || interim.length > 1 ? first : null);
  const to = closing ?? (opening !== null || interim.length > 1 ? last : null);
  return [from, to];
}

/** Reads statements (053), reports (052) and notifications (054) of any version, entry by entry. */
export class CamtReader implements RecordLayout {
  private statement: Statement | null = null;
  private readonly batches = { split: 0, parts: 0, whole: 0 };

  record(record: SourceRecord, out: RecordOutput): void {
    const { element, path, line, lines } = record;
    const kind = path.at(-1) ?? '';
    if (element === null || !isKind(kind)) return;
    switch (element.name) {
      case 'Id':
        this.begin(kind, element.text, out);
        return;
      case 'Acct':
        this.account(kind, element, out);
        return;
      case 'CpyDplctInd':
        if (['DUPL', 'CODU'].includes(element.text))
          out.note('BANK_MARKS_COPY', `${this.name()} is marked by the bank as sent before; it must not be counted twice.`);
        return;
      case 'Bal':
        if (!this.balance(element)) out.misfit(record.text, { line, lines }, 'its balance cannot be read');
        return;
      case 'TxsSummry':
        if (this.statement !== null) this.statement.summary = element;
        return;
      case 'Ntry': {
        const problem = this.entry(element, { line, lines }, out);
        if (problem !== null) out.misfit(record.text, { line, lines }, problem);
      }
    }
  }

  end(out: RecordOutput): void {
    this.close(out);
    const { split, parts, whole } = this.batches;
    if (split > 0)
      out.note(
        'BATCHES_SPLIT',
        `${split} batch ${split === 1 ? 'entry is' : 'entries are'} shown by their ${parts} transactions, which add up to the booked amounts.`,
      );
    if (whole > 0)
      out.note(
        'BATCHES_WHOLE',
        `${whole} batch ${whole === 1 ? 'entry is one line' : 'entries are one line each'}: the transactions in ${whole === 1 ? 'it' : 'them'} state no amounts, or do not add up to what was booked.`,
      );
  }

  private name(): string {
    const { statement } = this;
    return statement === null ? 'A statement' : `${kindNames[statement.kind]} ${statement.id}`;
  }

  private begin(kind: Kind, id: string, out: RecordOutput): void {
    this.close(out);
    this.statement = {
      kind,
      id,
      account: '',
      bank: '',
      currencies: new Map(),
      credit: { count: 0, sum: 0n },
      debit: { count: 0, sum: 0n },
      summary: null,
    };
  }

  private account(kind: Kind, element: XmlElement, out: RecordOutput): void {
    // Each statement has one account; a second one belongs to a statement without an id.
    if (this.statement === null || this.statement.account !== '') this.begin(kind, '', out);
    const { statement } = this;
    if (statement === null) return;
    statement.account = firstOf(
      xmlTextAt(element, 'Id', 'IBAN'),
      xmlTextAt(element, 'Id', 'Othr', 'Id'),
      xmlTextAt(element, 'Id', 'PrtryAcct', 'Id'),
    );
    const bank = xmlAt(element, 'Svcr', 'FinInstnId');
    if (bank !== null) statement.bank = firstOf(xmlTextAt(bank, 'BICFI'), xmlTextAt(bank, 'BIC'), xmlTextAt(bank, 'Nm'));
  }

  private currency(statement: Statement, code: string): Currency {
    const known = statement.currencies.get(code);
    if (known !== undefined) return known;
    const made: Currency = { opening: null, closing: null, interim: [], entries: 0, booked: 0n };
    statement.currencies.set(code, made);
    return made;
  }

  private balance(element: XmlElement): boolean {
    const { statement } = this;
    const amount = camtAmount(xmlAt(element, 'Amt'));
    const sign = xmlTextAt(element, 'CdtDbtInd');
    const micros = amount === null ? null : signedMicros(amount, sign === 'CRDT');
    if (statement === null || amount === null || micros === null || !['CRDT', 'DBIT'].includes(sign)) return false;
    const currency = this.currency(statement, amount.currency);
    const code = firstOf(xmlTextAt(element, 'Tp', 'CdOrPrtry', 'Cd'), xmlTextAt(element, 'Tp', 'Cd'));
    if (code === 'OPBD') currency.opening = micros;
    else if (code === 'PRCD') currency.opening ??= micros;
    else if (code === 'CLBD') currency.closing = micros;
    else if (code === 'ITBD') currency.interim.push(micros);
    return true;
  }

  private entry(element: XmlElement, span: { line: number; lines: number }, out: RecordOutput): string | null {
    const { statement } = this;
    if (statement === null) return 'it stands outside of a statement';
    const entry = camtEntry(element);
    if (typeof entry === 'string') return entry;
    if (entry.status === '' && statement.kind !== 'Stmt') return 'it does not say whether it is booked';
    if (entry.status !== '' && entry.status !== 'BOOK') return unbooked[entry.status] ?? `its status ${entry.status} is not known`;
    const micros = signedMicros(entry.amount, true) ?? 0n;
    const side = entry.isCredit ? statement.credit : statement.debit;
    side.count++;
    side.sum += micros;
    const currency = this.currency(statement, entry.amount.currency);
    currency.entries++;
    currency.booked += entry.isCredit ? micros : -micros;
    const isBatch = entry.transactions.length > 1;
    if (isBatch && partsAddUp(entry)) {
      this.batches.split++;
      this.batches.parts += entry.transactions.length;
      for (const transaction of entry.transactions) out.row('booking', this.fields(statement, entry, transaction, true), span);
    } else {
      if (isBatch) this.batches.whole++;
      out.row('booking', this.fields(statement, entry, isBatch ? null : (entry.transactions[0] ?? null), false), span);
    }
    return null;
  }

  /** A row for a whole entry, or for one transaction of it (`isPart`). */
  private fields(statement: Statement, entry: CamtEntry, transaction: CamtTransaction | null, isPart: boolean): readonly (string | null)[] {
    const booked = camtDay(entry.bookedAt);
    const isCredit = isPart ? (transaction?.isCredit ?? entry.isCredit) : entry.isCredit;
    const amount = isPart ? (transaction?.amount ?? entry.amount) : entry.amount;
    // The parties of a reversal are those of what it takes back, which went the other way.
    const isFromDebtor = isCredit !== entry.isReversal;
    return bookingFields(
      {
        bookedAt: booked.stamp,
        bookingDate: booked.day,
        valueDate: camtDay(entry.valuedAt).day,
        bank: statement.bank,
        account: statement.account,
        statement: statement.id,
        type: entry.type,
        isReversal: entry.isReversal,
        bankRef: firstOf(transaction?.bankRef ?? '', entry.bankRef),
        customerRef: transaction?.customerRef ?? '',
        endToEndId: transaction?.endToEndId ?? '',
        counterparty: (isFromDebtor ? transaction?.debtor : transaction?.creditor) ?? '',
        description: firstOf(transaction?.description ?? '', entry.information),
        credit: isCredit ? amount.text : null,
        debit: isCredit ? null : amount.text,
        currency: amount.currency,
      },
      [entry.entryRef, entry.bankRef, isPart ? String(entry.transactions.length) : null],
    );
  }

  private close(out: RecordOutput): void {
    const { statement } = this;
    if (statement === null) return;
    const name = this.name();
    for (const [code, currency] of statement.currencies) {
      const [from, to] = balancesOf(currency);
      if (from !== null && to !== null) out.control(`${name}: closing balance (${code})`, decimalOf(to), decimalOf(from + currency.booked));
      else if (statement.kind === 'Stmt' && (currency.entries > 0 || from !== null || to !== null))
        out.control(`${name}: has an opening and a closing balance (${code})`, '2', from === null && to === null ? '0' : '1');
    }
    this.checkSummary(statement, name, out);
    this.statement = null;
  }

  /** Counts and sums of the entries, where the bank states them. */
  private checkSummary({ summary, credit, debit }: Statement, name: string, out: RecordOutput): void {
    if (summary === null) return;
    const total = { count: credit.count + debit.count, sum: credit.sum + debit.sum };
    const sides = { TtlNtries: ['entries', total], TtlCdtNtries: ['credits', credit], TtlDbtNtries: ['debits', debit] } as const;
    for (const [element, [what, side]] of Object.entries(sides)) {
      const count = xmlTextAt(summary, element, 'NbOfNtries');
      const sum = xmlTextAt(summary, element, 'Sum');
      if (count !== '') out.control(`${name}: number of ${what}`, statedText(count), String(side.count));
      if (sum !== '') out.control(`${name}: sum of ${what}`, statedText(sum), decimalOf(side.sum));
    }
    const net = firstOf(xmlTextAt(summary, 'TtlNtries', 'TtlNetNtryAmt'), xmlTextAt(summary, 'TtlNtries', 'TtlNetNtry', 'Amt'));
    if (net === '') return;
    const sign = firstOf(xmlTextAt(summary, 'TtlNtries', 'TtlNetNtry', 'CdtDbtInd'), xmlTextAt(summary, 'TtlNtries', 'CdtDbtInd'));
    const micros = microsOf(net);
    out.control(
      `${name}: net of entries`,
      micros === null ? net : decimalOf(sign === 'DBIT' ? -micros : micros),
      decimalOf(credit.sum - debit.sum),
    );
  }
}
