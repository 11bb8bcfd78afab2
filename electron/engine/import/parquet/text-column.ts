/** More different values than this in one segment, and the column is written value by value. */
const mostWords = 1024;
const slots = 4096;
/** Longer values are copied by the runtime, whose call costs as much as copying so many bytes. */
const mostByWord = 160;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/**
 * The values of one column of one segment, as Parquet stores them: which rows have one, and the values in order. A column of few
 * different values keeps each once and a number for every row.
 */
export class TextColumn {
  rows = 0;
  /** 1 for a row that has a value. */
  private present: Uint8Array;
  private hasMissing = false;
  private values = 0;

  /** Length (four bytes) and bytes of every value, or of every different one. */
  private data: Uint8Array;
  private dataView: DataView;
  private length = 0;
  /** The bytes that values were taken from last, read in words of four bytes. */
  private source: Uint8Array = new Uint8Array(0);
  private sourceView = viewOf(this.source);

  private isWords: boolean;
  private codes: Uint16Array;
  private readonly wordStarts = new Int32Array(mostWords);
  private readonly wordEnds = new Int32Array(mostWords);
  private words = 0;
  /** Code + 1 of the word that hashes here; 0 = free. */
  private readonly table = new Int32Array(slots);

  constructor(isWords: boolean, expectedRows: number) {
    this.isWords = isWords;
    this.present = new Uint8Array(expectedRows);
    this.codes = new Uint16Array(isWords ? expectedRows : 0);
    this.data = new Uint8Array(isWords ? 1 << 12 : expectedRows * 16);
    this.dataView = viewOf(this.data);
  }

  /** Empty for the next segment, in the same memory; many different values are expected where there were many. */
  clear(): void {
    this.rows = 0;
    this.values = 0;
    this.length = 0;
    this.hasMissing = false;
    this.words = 0;
    this.table.fill(0);
  }

  /** Adds the value in bytes [from, to); an empty one is missing. */
  add(bytes: Uint8Array, from: number, to: number): void {
    if (this.rows === this.present.length) this.growRows();
    if (from === to) {
      this.hasMissing = true;
      this.present[this.rows++] = 0;
      return;
    }
    this.present[this.rows++] = 1;
    this.readFrom(bytes);
    if (this.isWords) this.addWord(bytes, from, to);
    else this.append(bytes, from, to);
    this.values++;
  }

  private readFrom(bytes: Uint8Array): void {
    if (bytes === this.source) return;
    this.source = bytes;
    this.sourceView = viewOf(bytes);
  }

  private addWord(bytes: Uint8Array, from: number, to: number): void {
    let hash = 0x811c9dc5;
    let index = from;
    for (; index + 4 <= to; index += 4) {
      hash = Math.imul(hash ^ this.sourceView.getInt32(index, true), 0x01000193);
      hash ^= hash >>> 15;
    }
    for (; index < to; index++) hash = Math.imul(hash ^ bytes[index]!, 0x01000193);
    let slot = (hash ^ (hash >>> 15)) & (slots - 1);
    for (;;) {
      const code = this.table[slot]! - 1;
      if (code < 0) break;
      if (this.isSame(code, bytes, from, to)) {
        this.codes[this.values] = code;
        return;
      }
      slot = (slot + 1) & (slots - 1);
    }
    if (this.words === mostWords) {
      this.writeOut();
      this.readFrom(bytes);
      this.append(bytes, from, to);
      return;
    }
    const code = this.words++;
    this.table[slot] = code + 1;
    this.wordStarts[code] = this.length + 4;
    this.append(bytes, from, to);
    this.wordEnds[code] = this.length;
    this.codes[this.values] = code;
  }

  private isSame(code: number, bytes: Uint8Array, from: number, to: number): boolean {
    const start = this.wordStarts[code]!;
    if (this.wordEnds[code]! - start !== to - from) return false;
    const { data, dataView, sourceView } = this;
    let at = start;
    let index = from;
    for (; index + 4 <= to; index += 4, at += 4) if (sourceView.getInt32(index, true) !== dataView.getInt32(at, true)) return false;
    for (; index < to; index++, at++) if (bytes[index] !== data[at]) return false;
    return true;
  }

  private append(bytes: Uint8Array, from: number, to: number): void {
    const size = to - from;
    let at = this.length;
    if (at + size + 4 > this.data.length) this.growData(size + 4);
    const data = this.data;
    data[at] = size & 0xff;
    data[at + 1] = (size >>> 8) & 0xff;
    data[at + 2] = (size >>> 16) & 0xff;
    data[at + 3] = size >>> 24;
    at += 4;
    if (size < mostByWord) {
      const { dataView, sourceView } = this;
      let index = from;
      for (; index + 4 <= to; index += 4, at += 4) dataView.setInt32(at, sourceView.getInt32(index, true), true);
      while (index < to) data[at++] = bytes[index++]!;
    } else {
      data.set(bytes.subarray(from, to), at);
      at += size;
    }
    this.length = at;
  }

  /** Too many different values: every row's value is written out, and so are those that follow. */
  private writeOut(): void {
    const { data: words, codes, values } = this;
    this.isWords = false;
    this.codes = new Uint16Array(0);
    this.data = new Uint8Array(Math.max(1 << 16, this.present.length * 16));
    this.dataView = viewOf(this.data);
    this.length = 0;
    this.readFrom(words);
    for (let value = 0; value < values; value++) {
      const code = codes[value]!;
      this.append(words, this.wordStarts[code]!, this.wordEnds[code]!);
    }
  }

  private growRows(): void {
    const present = new Uint8Array(Math.max(1024, this.present.length * 2));
    present.set(this.present);
    this.present = present;
    if (!this.isWords) return;
    const codes = new Uint16Array(present.length);
    codes.set(this.codes);
    this.codes = codes;
  }

  private growData(needed: number): void {
    const larger = new Uint8Array(Math.ceil((this.data.length + needed) * 1.5));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
    this.dataView = viewOf(larger);
  }

  /** The different values with their lengths, and how many; null where every value is written out. */
  dictionary(): { readonly bytes: Uint8Array; readonly count: number } | null {
    return this.isWords ? { bytes: this.data.subarray(0, this.length), count: this.words } : null;
  }

  /** Body of the data page: which rows have a value, then the values or their numbers. */
  page(): readonly Uint8Array[] {
    const levels = this.levels();
    const size = new Uint8Array(4);
    new DataView(size.buffer).setUint32(0, levels.length, true);
    return [size, levels, this.isWords ? this.numbers() : this.data.subarray(0, this.length)];
  }

  /** Definition levels of one bit, as one run where every row has a value. */
  private levels(): Uint8Array {
    if (!this.hasMissing) return Uint8Array.from([...varint(this.rows * 2), 1]);
    const groups = Math.ceil(this.rows / 8);
    const head = varint(groups * 2 + 1);
    const bits = new Uint8Array(head.length + groups);
    bits.set(head);
    for (let row = 0; row < this.rows; row++) if (this.present[row] === 1) bits[head.length + (row >> 3)]! |= 1 << (row & 7);
    return bits;
  }

  /** Numbers of the values, a byte each or two where there are more than 256. */
  private numbers(): Uint8Array {
    const width = this.words <= 256 ? 1 : 2;
    const groups = Math.ceil(this.values / 8);
    const head = varint(groups * 2 + 1);
    const bytes = new Uint8Array(1 + head.length + groups * 8 * width);
    bytes[0] = width * 8;
    bytes.set(head, 1);
    let at = 1 + head.length;
    for (let value = 0; value < this.values; value++) {
      const code = this.codes[value]!;
      bytes[at++] = code & 0xff;
      if (width === 2) bytes[at++] = code >>> 8;
    }
    return bytes;
  }
}

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
  return bytes;
}
