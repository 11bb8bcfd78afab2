/** Types of Thrift's compact protocol that Parquet's metadata uses. */
const types = { i32: 5, i64: 6, text: 8, list: 9, struct: 12 } as const;

/** Writes structures of Thrift's compact protocol: field numbers as steps, integers as zigzag varints. Fields go in ascending order. */
export class ThriftWriter {
  private readonly bytes: number[] = [];
  private last = 0;

  i32(field: number, value: number): this {
    this.field(field, types.i32);
    this.varint(zigzag(value));
    return this;
  }

  i64(field: number, value: number): this {
    this.field(field, types.i64);
    this.varint(zigzag(value));
    return this;
  }

  text(field: number, value: string): this {
    this.field(field, types.text);
    this.string(value);
    return this;
  }

  struct(field: number, write: (writer: this) => void): this {
    this.field(field, types.struct);
    this.body(write);
    return this;
  }

  structs<T>(field: number, items: readonly T[], write: (writer: this, item: T) => void): this {
    this.list(field, items.length, types.struct);
    for (const item of items) this.body((writer) => write(writer, item));
    return this;
  }

  i32s(field: number, values: readonly number[]): this {
    this.list(field, values.length, types.i32);
    for (const value of values) this.varint(zigzag(value));
    return this;
  }

  texts(field: number, values: readonly string[]): this {
    this.list(field, values.length, types.text);
    for (const value of values) this.string(value);
    return this;
  }

  /** The structure as it stands, closed. */
  end(): Uint8Array {
    return Uint8Array.from([...this.bytes, 0]);
  }

  private body(write: (writer: this) => void): void {
    const outer = this.last;
    this.last = 0;
    write(this);
    this.bytes.push(0);
    this.last = outer;
  }

  private field(field: number, type: number): void {
    const step = field - this.last;
    if (step < 1 || step > 15) throw new Error('fields are written in ascending order');
    this.bytes.push((step << 4) | type);
    this.last = field;
  }

  private list(field: number, size: number, type: number): void {
    this.field(field, types.list);
    if (size < 15) this.bytes.push((size << 4) | type);
    else {
      this.bytes.push(0xf0 | type);
      this.varint(size);
    }
  }

  private string(value: string): void {
    const text = new TextEncoder().encode(value);
    this.varint(text.length);
    for (const byte of text) this.bytes.push(byte);
  }

  /** Safe up to 2^53. */
  private varint(value: number): void {
    let rest = value;
    while (rest >= 0x80) {
      this.bytes.push((rest % 0x80) | 0x80);
      rest = Math.floor(rest / 0x80);
    }
    this.bytes.push(rest);
  }
}

/** No value here is negative. */
const zigzag = (value: number) => value * 2;
