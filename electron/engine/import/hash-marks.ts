const fewestSlots = 2 ** 21;
const fullest = 0.75;

/** Hashes of 52 bits that were seen: where one lies tells its low bits, what lies there its high ones. */
export class HashMarks {
  private readonly table: Uint32Array;
  private free = 0;

  constructor(expected: number) {
    this.table = new Uint32Array(Math.max(fewestSlots, 2 ** Math.ceil(Math.log2(expected / fullest))));
    this.clear();
  }

  clear(): void {
    this.table.fill(0);
    this.free = this.table.length - 1;
  }

  /** False where it was seen before, or, by a rare chance, one that looks like it. */
  add(hash: number): boolean {
    const { table } = this;
    const slots = table.length;
    const high = Math.floor(hash / slots);
    let slot = hash - high * slots;
    for (let mark = table[slot]!; mark !== 0; mark = table[slot]!) {
      if (mark === high + 1) return false;
      slot = (slot + 1) & (slots - 1);
    }
    if (this.free-- === 0) throw new Error('more hashes than were expected');
    table[slot] = high + 1;
    return true;
  }
}
