import { findCardNumbers, maskCardNumber } from '../../../shared/extract/card-number-guard.ts';
import { hashCardNumber, type KeyedCode } from './keyed-code.ts';

/** How card numbers are covered in one workbook: all cut, or all replaced by a keyed code. */
export class CardCover {
  private readonly code: KeyedCode | null;

  /** null: cut to the first six and last four digits. */
  constructor(code: KeyedCode | null) {
    this.code = code;
  }

  /** Covers the digits in bytes [start, end); length and separators stay. */
  cover(bytes: Uint8Array, start: number, end: number): void {
    if (this.code === null) maskCardNumber(bytes, start, end);
    else hashCardNumber(this.code, bytes, start, end);
  }

  /** Covers every card number in bytes [start, end) and says how many there were. */
  coverAll(bytes: Uint8Array, start: number, end: number): number {
    const found = findCardNumbers(bytes, start, end);
    for (const span of found) this.cover(bytes, span.start, span.end);
    return found.length;
  }
}
