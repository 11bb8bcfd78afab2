const wordSize = 2 ** 32;

/** Whole numbers from 0 to 2^53 of one column of one segment, as Parquet stores 64-bit ones: low word first. */
export class Int64Column {
  rows = 0;
  private words: Uint32Array<ArrayBuffer>;

  constructor(expectedRows: number) {
    this.words = new Uint32Array(Math.max(1, expectedRows) * 2);
  }

  add(value: number): void {
    const at = this.rows * 2;
    if (at === this.words.length) {
      const larger = new Uint32Array(at * 2);
      larger.set(this.words);
      this.words = larger;
    }
    this.words[at] = value;
    this.words[at + 1] = value >= wordSize ? Math.floor(value / wordSize) : 0;
    this.rows++;
  }

  /** Body of the data page. */
  page(): readonly Uint8Array[] {
    return [new Uint8Array(this.words.buffer, 0, this.rows * 8)];
  }

  /** Empty for the next segment, in the same memory. */
  clear(): void {
    this.rows = 0;
  }
}
