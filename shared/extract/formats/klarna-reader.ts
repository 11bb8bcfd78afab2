import { decimalOf, microsOf } from '../../money/micros.ts';
import { NamedRows } from '../named-rows.ts';
import type { LineSpan, RecordLayout, RecordOutput, SourceRecord } from '../record-layout.ts';
import { NamedSums, statedText } from '../signed-text.ts';

/** What a type of transaction is to us: its sign, its line type, and whether it is money of the sale or a fee. */
interface KlarnaType {
  readonly sign: 1n | -1n;
  readonly line: string;
  readonly part: 'gross' | 'fee' | 'net';
}

const kinds: Readonly<Record<string, KlarnaType>> = {
  SALE: { sign: 1n, line: 'sale', part: 'gross' },
  RETURN: { sign: -1n, line: 'refund', part: 'gross' },
  REVERSAL: { sign: -1n, line: 'chargeback', part: 'gross' },
  REVERSAL_MERCHANT_PROTECTION: { sign: 1n, line: 'chargeback_reversal', part: 'gross' },
  FEE: { sign: -1n, line: 'fee', part: 'fee' },
  FEE_REFUND: { sign: 1n, line: 'fee', part: 'fee' },
  COMMISSION: { sign: 1n, line: 'adjustment', part: 'net' },
  COMMISSION_REVERSAL: { sign: -1n, line: 'adjustment', part: 'net' },
  CHARGE: { sign: -1n, line: 'adjustment', part: 'net' },
  CREDIT: { sign: 1n, line: 'adjustment', part: 'net' },
  HOLDBACK: { sign: -1n, line: 'adjustment', part: 'net' },
  RELEASE: { sign: 1n, line: 'adjustment', part: 'net' },
};

/** settlement = sale - return - reversal - fee + fee correction + commission - its reversal - tax - charge + credit - repay - holdback + release + fee refund */
const signs: Readonly<Record<string, 1n | -1n>> = {
  sale: 1n,
  return: -1n,
  reversal: -1n,
  fee: -1n,
  fee_correction: 1n,
  commission: 1n,
  commission_reversal: -1n,
  tax: -1n,
  charge: -1n,
  credit: 1n,
  repay: -1n,
  holdback: -1n,
  release: 1n,
  fee_refund: 1n,
};

/** The total that counts a type; a protected reversal lessens the total of reversals. */
const totalOf = (type: string) => (type === 'REVERSAL_MERCHANT_PROTECTION' ? 'reversal' : type.toLowerCase());

/** Name of a total in a header of totals ("total_sale_amount" is "sale"); null for another column. */
const totalName = (column: string) => /^total_(.+?)(?:_amount)?$/.exec(column)?.[1] ?? null;

export const isKlarnaTotals = (names: readonly string[]): boolean =>
  names.some((name) => totalName(name) === 'sale') && names.some((name) => totalName(name) === 'settlement');
export const isKlarnaBody = (names: readonly string[]): boolean =>
  names.includes('type') && names.includes('amount') && names.includes('capture_id');

interface Payout {
  readonly reference: string;
  readonly day: string;
  readonly currency: string;
  /** As stated, by name of the total. */
  readonly totals: ReadonlyMap<string, string>;
  readonly found: NamedSums;
}

/** Reads blocks of totals and the transactions below each. */
export class KlarnaReader implements RecordLayout {
  private readonly rows = new NamedRows();
  private totalsHeader: readonly string[] | null = null;
  private hasBody = false;
  private payout: Payout | null = null;
  private hasDecimalComma = false;
  /** Whether debits carry a minus in this file; told by the first one. */
  private printsSigns: boolean | null = null;

  record(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    if (isKlarnaTotals(fields)) {
      this.closePayout(out);
      this.totalsHeader = fields;
      this.hasBody = false;
      out.aside('header', record);
    } else if (isKlarnaBody(fields)) {
      this.rows.header(fields);
      this.hasBody = true;
      out.aside('header', record);
    } else if (this.totalsHeader !== null) this.readTotals(record, this.totalsHeader, out);
    else if (fields.every((field) => field.trim() === '')) out.aside('preamble', record);
    else if (!this.hasBody) out.misfit(record.text, record, 'it stands before the column names');
    else this.readTransaction(record, out);
  }

  end(out: RecordOutput): void {
    this.closePayout(out);
  }

  private readTotals(record: SourceRecord, header: readonly string[], out: RecordOutput): void {
    const { fields } = record;
    this.totalsHeader = null;
    const value = (...names: readonly string[]) =>
      names.map((name) => fields[header.indexOf(name)] ?? '').find((text) => text !== '') ?? '';
    const stated = header.flatMap((name, index) => {
      const total = totalName(name);
      return total === null || (fields[index] ?? '') === '' ? [] : [[total, fields[index] ?? ''] as const];
    });
    this.hasDecimalComma = stated.some(([, text]) => /^-?\d+(?:\.\d{3})*,\d+$/.test(text));
    const totals = new Map(stated.map(([name, text]) => [name, this.decimal(text)]));
    const day = value('payout_date', 'settlement_date', 'period_end', 'settlement_period_end').slice(0, 10);
    const reference = value('payment_reference', 'payout_reference');
    const currency = value('currency', 'currency_code', 'settlement_currency');
    this.payout = { reference, day, currency, totals, found: new NamedSums() };
    const settled = totals.get('settlement') ?? '';
    if (microsOf(settled) === null) {
      out.misfit(record.text, record, 'its total_settlement_amount is not an amount');
      return;
    }
    const [from, to] = [
      value('period_start', 'settlement_period_start', 'payout_date_start'),
      value('period_end', 'settlement_period_end', 'payout_date_end'),
    ];
    const fees = microsOf(totals.get('fee') ?? '');
    out.row(
      'payout',
      [
        reference,
        value('payout_date', 'settlement_date') || to,
        settled,
        fees === null ? null : decimalOf(-fees),
        currency,
        value('merchant_id'),
        from.slice(0, 10),
        to.slice(0, 10),
      ],
      record as LineSpan,
    );
  }

  private readTransaction(record: SourceRecord, out: RecordOutput): void {
    const { fields } = record;
    const misfit = this.rows.misfit(fields);
    const value = (name: string) => this.rows.value(fields, name).trim();
    const type = value('type').toUpperCase();
    const kind = kinds[type];
    const printed = microsOf(this.decimal(value('amount')));
    if (misfit !== null) out.misfit(record.text, record, misfit);
    else if (kind === undefined)
      out.misfit(record.text, record, `its type ${value('type')} is not known, and with it whether it is to us or from us`);
    else if (printed === null) out.misfit(record.text, record, 'its amount is not an amount');
    else {
      if (kind.sign === -1n && printed !== 0n && this.printsSigns === null) this.printsSigns = printed < 0n;
      const size = kind.sign === -1n && this.printsSigns === true ? -printed : printed;
      const signed = decimalOf(kind.sign * size);
      const { payout } = this;
      payout?.found.add(totalOf(type), type === 'REVERSAL_MERCHANT_PROTECTION' ? -size : size);
      const currency = value('currency') || value('currency_code') || payout?.currency || '';
      const only = (part: KlarnaType['part']) => (kind.part === part ? signed : null);
      const reference = value('payment_reference') || payout?.reference || '';
      out.row(
        'line',
        this.rows.row([kind.line, only('gross'), only('fee'), signed, currency, reference, payout?.day ?? ''], fields),
        record,
      );
    }
  }

  private closePayout(out: RecordOutput): void {
    const { payout } = this;
    if (payout === null) return;
    this.payout = null;
    const scope = payout.reference === '' ? 'Payout' : `Payout ${payout.reference}`;
    let settlement = 0n;
    for (const [name, text] of payout.totals) {
      const sign = signs[name];
      if (sign !== undefined) settlement += sign * (microsOf(text) ?? 0n);
    }
    out.control(`${scope}: settlement is the sum of its totals`, statedText(payout.totals.get('settlement') ?? ''), decimalOf(settlement));
    for (const name of new Set([...payout.totals.keys(), ...payout.found.names()])) {
      // Corrections, tax and repayments have no rows of their own.
      if (name === 'settlement' || ['fee_correction', 'tax', 'repay'].includes(name)) continue;
      out.control(`${scope}: ${name.replaceAll('_', ' ')}`, statedText(payout.totals.get(name) ?? '0'), payout.found.text(name));
    }
  }

  private decimal(text: string): string {
    return this.hasDecimalComma ? text.replaceAll('.', '').replace(',', '.') : text;
  }
}
