/** Builds ASCII lines in one growing buffer; call `reserve` once a line, then write without further checks. */
export class ByteWriter {
  private buffer: Uint8Array<ArrayBuffer>;
  private length = 0;

  constructor(capacity = 1 << 16) {
    this.buffer = new Uint8Array(capacity);
  }

  get size(): number {
    return this.length;
  }

  reserve(bytes: number): void {
    if (this.length + bytes <= this.buffer.length) return;
    const larger = new Uint8Array(Math.max(this.buffer.length * 2, this.length + bytes));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }

  /** What was written so far, valid until the next write; the writer begins anew. */
  take(): Uint8Array {
    const written = this.buffer.subarray(0, this.length);
    this.length = 0;
    return written;
  }

  byte(code: number): void {
    this.buffer[this.length++] = code;
  }

  comma(): void {
    this.buffer[this.length++] = 44;
  }

  text(ascii: string): void {
    const { buffer } = this;
    let at = this.length;
    for (let index = 0; index < ascii.length; index++) buffer[at++] = ascii.charCodeAt(index);
    this.length = at;
  }

  bytes(source: Uint8Array): void {
    const { buffer } = this;
    let at = this.length;
    for (let index = 0; index < source.length; index++) buffer[at++] = source[index]!;
    this.length = at;
  }

  /** A whole number of at most `width` digits, with leading zeros. */
  padded(value: number, width: number): void {
    const { buffer } = this;
    let rest = value | 0;
    for (let at = this.length + width - 1; at >= this.length; at--) {
      const next = (rest / 10) | 0;
      buffer[at] = 48 + rest - next * 10;
      rest = next;
    }
    this.length += width;
  }

  integer(value: number): void {
    if (value < 0 || value > 0x7fffffff) {
      this.text(String(value));
      return;
    }
    let width = 1;
    for (let limit = 10; limit <= value; limit *= 10) width++;
    this.padded(value, width);
  }

  /** Minor units as a decimal with two places. */
  cents(value: number): void {
    let size = value;
    if (value < 0) {
      this.byte(45);
      size = -value;
    }
    const whole = Math.floor(size / 100);
    this.integer(whole);
    this.byte(46);
    this.padded(size - whole * 100, 2);
  }

  /** Ten-thousandths of a unit as a decimal with four places; not negative. */
  tenThousandths(value: number): void {
    const whole = Math.floor(value / 10_000);
    this.integer(whole);
    this.byte(46);
    this.padded(value - whole * 10_000, 4);
  }
}

export const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
