import type { OddValues } from './odd-values.ts';
import type { RecordSpan } from './record-reader.ts';

/** What a column's values are meant to be, so that the reader can tell whether all of them are in its strict form. */
export type ProofKind = 'integer' | 'number' | 'currency' | 'stamp';

export interface ProofCheck {
  readonly column: number;
  readonly kind: ProofKind;
}

/**
 * A strict form that the values of a column had in one segment, all but those of the odd records, seen byte by byte by the reader. The
 * loader then casts without asking the pattern a second time; a column without proof is asked value by value.
 */
export type Proof = 'integer' | 'number' | 'amount' | 'currency' | 'offset-stamp' | 'wall-stamp';

const noForm = 0;
const offsetForm = 1;
const wallForm = 2;
const broken = 3;

/** Watches typed columns record by record. */
export class ColumnProver {
  private readonly columns: Int32Array;
  private readonly kinds: readonly ProofKind[];
  /** The form seen so far. */
  private readonly forms: Uint8Array;

  private readonly quote: number;
  private readonly odd: OddValues;

  /** `quote`: the byte that surrounds quoted fields, -1 where there is none; `odd` is told of every value in another form. */
  constructor(checks: readonly ProofCheck[], quote: number, odd: OddValues) {
    this.quote = quote;
    this.odd = odd;
    this.columns = Int32Array.from(checks.map((check) => check.column));
    this.kinds = checks.map((check) => check.kind);
    this.forms = new Uint8Array(checks.length);
  }

  look(bytes: Uint8Array, span: RecordSpan): void {
    for (let index = 0; index < this.columns.length; index++) {
      const form = this.forms[index]!;
      if (form === broken) continue;
      const column = this.columns[index]!;
      let from = span.starts[column]!;
      let to = column + 1 < span.fields ? span.starts[column + 1]! - 1 : span.end;
      if (to - from >= 2 && bytes[from] === this.quote && bytes[to - 1] === this.quote) {
        from++;
        to--;
      }
      if (from === to) continue;
      const seen = formOf(this.kinds[index]!, bytes, from, to);
      if (seen === form) continue;
      if (seen !== broken && form === noForm) {
        this.forms[index] = seen;
        continue;
      }
      this.odd.note(column);
      if (this.odd.hasMany(column)) this.forms[index] = broken;
    }
  }

  /** Proofs since the last call, by column; watching begins anew. */
  take(): readonly (readonly [column: number, proof: Proof])[] {
    const proofs: (readonly [number, Proof])[] = [];
    this.kinds.forEach((kind, index) => {
      const form = this.forms[index]!;
      this.forms[index] = noForm;
      if (form === broken) return;
      // A column without any value is in every form.
      proofs.push([this.columns[index]!, kind === 'stamp' ? (form === wallForm ? 'wall-stamp' : 'offset-stamp') : kind]);
    });
    return proofs;
  }
}

function formOf(kind: ProofKind, bytes: Uint8Array, from: number, to: number): number {
  switch (kind) {
    case 'integer':
      return to - from <= 18 && digitsEnd(bytes, from, to) === to ? offsetForm : broken;
    case 'number':
      return isNumber(bytes, from, to) ? offsetForm : broken;
    case 'currency':
      return to - from === 3 && isUpper(bytes[from]!) && isUpper(bytes[from + 1]!) && isUpper(bytes[from + 2]!) ? offsetForm : broken;
    case 'stamp':
      return stampForm(bytes, from, to);
  }
}

const isUpper = (byte: number) => byte >= 65 && byte <= 90;
const isDigit = (byte: number) => byte >= 48 && byte <= 57;

/** Where the run of digits that begins at `from` ends. */
function digitsEnd(bytes: Uint8Array, from: number, to: number): number {
  let index = from;
  while (index < to && isDigit(bytes[index]!)) index++;
  return index;
}

function isNumber(bytes: Uint8Array, from: number, to: number): boolean {
  const whole = digitsEnd(bytes, from, to);
  if (whole === from || whole - from > 15) return false;
  if (whole === to) return true;
  return bytes[whole] === 46 && to - whole - 1 >= 1 && to - whole - 1 <= 12 && digitsEnd(bytes, whole + 1, to) === to;
}

/** d = digit, t = T or space; the rest stands for itself. */
const stampShape = 'dddd-dd-ddtdd:dd:dd';

/** 2026-01-31T10:00:00.123456 with Z or +01:00 is an offset stamp, without it a wall stamp. */
function stampForm(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < stampShape.length) return broken;
  for (let at = 0; at < stampShape.length; at++) {
    const byte = bytes[from + at]!;
    const shape = stampShape.charCodeAt(at);
    if (shape === 100 ? !isDigit(byte) : shape === 116 ? byte !== 84 && byte !== 32 : byte !== shape) return broken;
  }
  if (!isOfOurTime(bytes, from)) return broken;
  let index = from + stampShape.length;
  if (index < to && bytes[index] === 46) {
    const end = digitsEnd(bytes, index + 1, to);
    if (end === index + 1 || end - index > 10) return broken;
    index = end;
  }
  if (index === to) return wallForm;
  if (bytes[index] === 90) return index + 1 === to ? offsetForm : broken;
  const isOffset =
    to - index === 6 &&
    (bytes[index] === 43 || bytes[index] === 45) &&
    digitsEnd(bytes, index + 1, to) === index + 3 &&
    bytes[index + 3] === 58 &&
    digitsEnd(bytes, index + 4, to) === to &&
    isOffsetSize(bytes, index + 1);
  return isOffset ? offsetForm : broken;
}

/** Years 1900 to 2199; others stand for "no time", and the loader looks at them one by one. */
const isOfOurTime = (bytes: Uint8Array, from: number) =>
  (bytes[from] === 49 && bytes[from + 1] === 57) || (bytes[from] === 50 && bytes[from + 1]! <= 49);

/** -11:59 to +13:59; the few beyond that some clock shows are looked at one by one. */
const isOffsetSize = (bytes: Uint8Array, from: number) =>
  (bytes[from] === 48 || (bytes[from] === 49 && bytes[from + 1]! <= (bytes[from - 1] === 43 ? 51 : 49))) && bytes[from + 3]! <= 53;
