/** A record and the lines that continue it, without the record code and with the slash that ends a line kept. */
export type Pieces = readonly string[];

export type Direction = 'credit' | 'debit';

/** Which way a transaction goes by the ranges of the published type codes; null for what is neither. */
export function bai2Direction(code: string): Direction | null {
  if (!/^\d{3}$/.test(code)) return null;
  const number = Number(code);
  const within = (from: number, to: number) => number >= from && number <= to;
  if (within(101, 399) || within(720, 728) || within(920, 959)) return 'credit';
  return within(401, 699) || number === 760 || within(960, 999) ? 'debit' : null;
}

const parting = /(?<=\/)\s+(?=(?:01|02|03|16|49|98|99),)/;
const isRecord = (text: string) =>
  /^(?:01,[^,]*,[^,]*,\d{6},|02,[^,]*,[^,]*,\d?,\d{6},|03,[^,/]+,(?:[A-Z]{3})?,|16,\d{3},\d*,|49,[+-]?\d+,\d+\/?$|9[89],[+-]?\d+,\d+,\d+\/?$)/.test(
    text,
  );

/** The records of one physical line: mostly one, in some files several after each other. Text may hold slashes, so each must look like a record. */
export function recordsOfLine(line: string): readonly string[] {
  const parts = line.trimEnd().split(parting);
  return parts.reduce<string[]>((records, part) => {
    const before = records.at(-1);
    if (before === undefined || isRecord(part)) records.push(part);
    else records[records.length - 1] = `${before} ${part}`;
    return records;
  }, []);
}

const withoutEnd = (piece: string) => piece.trimEnd().replace(/\/$/, '');

/** Fields of a record that holds no text. */
export const plainFields = (pieces: Pieces): readonly string[] => pieces.flatMap((piece) => withoutEnd(piece).split(','));

/** How many fields belong to a funds type; null where its own count cannot be read. */
function fundsFields(type: string, next: string | undefined): number | null {
  switch (type) {
    case 'V':
      return 2;
    case 'S':
      return 3;
    case 'D':
      return next !== undefined && /^\d{1,3}$/.test(next) ? 1 + 2 * Number(next) : null;
    default:
      return /^[Z012]?$/.test(type) ? 0 : null;
  }
}

/** One amount of an account record: a balance (010), or a total (100). */
export interface Summary {
  readonly code: string;
  /** Signed minor units; null where none is reported. */
  readonly amount: bigint | null;
}

export interface AccountRecord {
  readonly account: string;
  readonly currency: string;
  readonly summaries: readonly Summary[];
}

/** An account record (03), or why it cannot be read. */
export function accountRecord(pieces: Pieces): AccountRecord | string {
  const [account = '', currency = '', ...rest] = plainFields(pieces).map((field) => field.trim());
  if (account === '') return 'it names no account';
  if (!/^(?:[A-Z]{3})?$/.test(currency)) return `its currency ${currency} is no currency code`;
  const summaries: Summary[] = [];
  for (let at = 0; at < rest.length; ) {
    const [code = '', amount = '', , funds = '', next] = rest.slice(at, at + 5);
    if (code === '' && amount !== '') return 'it has an amount without a type code';
    if (code !== '' && !/^\d{3}$/.test(code)) return `its type code ${code} is not three digits`;
    if (!/^(?:[+-]?\d{1,18})?$/.test(amount)) return `its amount ${amount} is no whole number`;
    const extra = fundsFields(funds, next);
    if (extra === null) return `its funds type ${funds} is not known`;
    if (code !== '') summaries.push({ code, amount: amount === '' ? null : BigInt(amount.replace('+', '')) });
    at += 4 + extra;
  }
  return { account, currency, summaries };
}

export interface TransactionRecord {
  readonly code: string;
  /** Unsigned minor units; null where none is reported. */
  readonly amount: string | null;
  readonly fundsType: string;
  /** YYMMDD of a value-dated amount; '' where there is none. */
  readonly valueDate: string;
  /** The further fields of the funds type. */
  readonly availability: string;
  readonly bankRef: string;
  readonly customerRef: string;
  readonly text: string;
}

/** Takes fields one after another over the lines of a record; what is left is its text. */
class FieldTaker {
  private readonly pieces: readonly string[];
  private piece = 0;
  private rest: string | null;

  constructor(pieces: Pieces) {
    this.pieces = pieces;
    this.rest = pieces[0] ?? null;
  }

  take(): string {
    if (this.rest === null) {
      const next = this.pieces[++this.piece];
      if (next === undefined) return '';
      this.rest = next;
    }
    const comma = this.rest.indexOf(',');
    const field = comma < 0 ? withoutEnd(this.rest) : this.rest.slice(0, comma);
    this.rest = comma < 0 ? null : this.rest.slice(comma + 1);
    return field.trim();
  }

  text(): string {
    const left = [...(this.rest === null ? [] : [this.rest]), ...this.pieces.slice(this.piece + 1)];
    return left
      .map((piece) => withoutEnd(piece).trim())
      .filter((piece) => piece !== '')
      .join(' ');
  }
}

/** A transaction record (16), or why it cannot be read. */
export function transactionRecord(pieces: Pieces): TransactionRecord | string {
  const taker = new FieldTaker(pieces);
  const code = taker.take();
  const amount = taker.take();
  const fundsType = taker.take().toUpperCase();
  if (!/^\d{3}$/.test(code)) return `its type code ${code} is not three digits`;
  if (!/^(?:\+?\d{1,18})?$/.test(amount)) return `its amount ${amount} is no unsigned whole number`;
  const first = fundsType === 'D' ? taker.take() : undefined;
  const extra = fundsFields(fundsType, first);
  if (extra === null) return `its funds type ${fundsType} is not known`;
  const further = Array.from({ length: first === undefined ? extra : extra - 1 }, () => taker.take());
  return {
    code,
    amount: amount === '' ? null : BigInt(amount.replace('+', '')).toString(),
    fundsType,
    valueDate: fundsType === 'V' ? (further[0] ?? '') : '',
    availability: [...(first === undefined ? [] : [first]), ...further].join(' ').trim(),
    bankRef: taker.take(),
    customerRef: taker.take(),
    text: taker.text(),
  };
}
