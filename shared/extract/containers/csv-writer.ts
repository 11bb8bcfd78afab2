const comma = 44;
const quote = 34;
const lf = 10;
const cr = 13;

/** Bytes that a field may hold only between quotes. */
const isSpecial = new Uint8Array(256);
for (const byte of [comma, quote, lf, cr]) isSpecial[byte] = 1;

const encoder = new TextEncoder();
const room = 1 << 17;

/** Writes UTF-8 CSV as the strict reader wants it: comma, double quote where needed, LF. A record without fields is an empty line. */
export class CsvWriter {
  private bytes = new Uint8Array(room);
  private length = 0;
  private recordStart = 0;
  private fields = 0;

  /** Bytes of complete records since the last `take`. */
  get size(): number {
    return this.recordStart;
  }

  /** Bytes of the record in progress. */
  get recordSize(): number {
    return this.length - this.recordStart;
  }

  /** A field of UTF-8 bytes [from, to). */
  field(source: Uint8Array, from: number, to: number): void {
    this.begin();
    this.put(source, from, to);
  }

  /** A field as text. */
  text(value: string): void {
    this.begin();
    this.need(value.length);
    const { bytes } = this;
    let at = this.length;
    for (let index = 0; index < value.length; index++) {
      const code = value.charCodeAt(index);
      if (code > 127 || isSpecial[code] === 1) {
        const encoded = encoder.encode(value);
        this.put(encoded, 0, encoded.length);
        return;
      }
      bytes[at++] = code;
    }
    this.length = at;
  }

  empty(): void {
    this.begin();
  }

  /** Empty fields up to this many. */
  padTo(fields: number): void {
    while (this.fields < fields) this.begin();
  }

  endRecord(): void {
    this.need(1);
    this.bytes[this.length++] = lf;
    this.recordStart = this.length;
    this.fields = 0;
  }

  /** Every record that is complete; the one in progress stays. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.recordStart);
    const rest = this.bytes.subarray(this.recordStart, this.length);
    this.bytes = new Uint8Array(Math.max(room, this.length));
    this.bytes.set(rest);
    this.length = rest.length;
    this.recordStart = 0;
    return taken;
  }

  private begin(): void {
    this.need(1);
    if (this.fields > 0) this.bytes[this.length++] = comma;
    this.fields++;
  }

  private put(source: Uint8Array, from: number, to: number): void {
    this.need((to - from) * 2 + 2);
    const { bytes } = this;
    let at = this.length;
    for (let index = from; index < to; index++) {
      const byte = source[index]!;
      if (isSpecial[byte] === 1) {
        this.putQuoted(source, from, to);
        return;
      }
      bytes[at++] = byte;
    }
    this.length = at;
  }

  private putQuoted(source: Uint8Array, from: number, to: number): void {
    const { bytes } = this;
    let at = this.length;
    bytes[at++] = quote;
    for (let index = from; index < to; index++) {
      const byte = source[index]!;
      if (byte === quote) bytes[at++] = quote;
      bytes[at++] = byte;
    }
    bytes[at++] = quote;
    this.length = at;
  }

  private need(more: number): void {
    if (this.length + more <= this.bytes.length) return;
    const larger = new Uint8Array((this.length + more) * 2);
    larger.set(this.bytes.subarray(0, this.length));
    this.bytes = larger;
  }
}
