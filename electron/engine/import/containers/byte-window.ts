const lf = 10;

/** Bytes that were not taken yet, with what is needed to say where they stand in the whole text. */
export class ByteWindow {
  bytes: Buffer = Buffer.alloc(0);
  from = 0;
  to = 0;
  private offset = 0;
  private line = 1;

  append(chunk: Buffer): void {
    this.countLines(this.from);
    this.offset += this.from;
    const left = this.to - this.from;
    if (left + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max((left + chunk.length) * 2, 1 << 16));
      this.bytes.copy(larger, 0, this.from, this.to);
      this.bytes = larger;
    } else this.bytes.copyWithin(0, this.from, this.to);
    chunk.copy(this.bytes, left);
    this.from = 0;
    this.to = left + chunk.length;
  }

  /** Line from 1 and byte from 0 of a position in the window. */
  placeOf(position: number): { readonly line: number; readonly offset: number } {
    let line = this.line;
    for (let at = this.bytes.indexOf(lf); at >= 0 && at < position; at = this.bytes.indexOf(lf, at + 1)) line++;
    return { line, offset: this.offset + position };
  }

  private countLines(before: number): void {
    for (let at = this.bytes.indexOf(lf); at >= 0 && at < before; at = this.bytes.indexOf(lf, at + 1)) this.line++;
  }
}
