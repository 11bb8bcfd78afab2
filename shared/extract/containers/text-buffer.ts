import { cellText } from './cell-text.ts';
import { plainText } from './xml-tag.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const underscore = 95;
const point = 46;
const minus = 45;
/** Digits a spreadsheet keeps. */
const kept = 15;

/** Text of one cell, put together from the pieces in which it comes; kept as UTF-8, since most of it is written as it is. */
export class TextBuffer {
  bytes = new Uint8Array(256);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  /** `isPlain`: bytes [start, end) are the text itself, without entities. */
  add(bytes: Uint8Array, start: number, end: number, isPlain: boolean): void {
    if (!isPlain) {
      const encoded = encoder.encode(plainText(bytes, start, end));
      this.add(encoded, 0, encoded.length, true);
      return;
    }
    if (this.length + end - start > this.bytes.length) {
      const larger = new Uint8Array((this.length + end - start) * 2);
      larger.set(this.bytes.subarray(0, this.length));
      this.bytes = larger;
    }
    let at = this.length;
    for (let index = start; index < end; index++) this.bytes[at++] = bytes[index]!;
    this.length = at;
  }

  toString(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }

  /** The text with the characters in place that XML cannot hold; valid until the next change. */
  unescaped(): Uint8Array {
    const own = this.bytes.subarray(0, this.length);
    return own.includes(underscore) ? encoder.encode(cellText(decoder.decode(own))) : own;
  }

  /** A text that is nothing but digits as a number; -1 for any other. */
  wholeNumber(): number {
    let value = 0;
    for (let at = 0; at < this.length; at++) {
      const digit = this.bytes[at]! - 48;
      if (digit < 0 || digit > 9 || value > 1e14) return -1;
      value = value * 10 + digit;
    }
    return this.length === 0 ? -1 : value;
  }

  /** A decimal of at most 15 digits, which a spreadsheet keeps exactly: nothing has to be looked at twice. */
  isShortNumber(): boolean {
    const { bytes, length } = this;
    const start = bytes[0] === minus ? 1 : 0;
    let digits = 0;
    let points = 0;
    for (let at = start; at < length; at++) {
      const byte = bytes[at]!;
      if (byte === point) points++;
      else if (byte < 48 || byte > 57) return false;
      else digits++;
    }
    return digits > 0 && digits <= kept && points <= 1;
  }
}
