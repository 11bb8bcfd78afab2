/** So many odd values of a column are few in any segment. */
const alwaysFew = 64;
/** One in so many values may be odd; a column with more of them is in no strict form. */
const ordinaryPerOdd = 16;

/**
 * Keeps count, within one segment, of the values that are not in the strict form of their column, so that the few records which hold
 * one are set aside and the others are cast without a second look.
 */
export class OddValues {
  /** Whether the record in progress holds an odd value of a column in which they are few. */
  isOdd = false;
  private records = 0;
  private readonly counts = new Map<number, number>();
  /** Once many, always many: records were no longer set aside for it. */
  private readonly many = new Set<number>();

  beginRecord(): void {
    this.records++;
    this.isOdd = false;
  }

  note(column: number): void {
    if (this.many.has(column)) return;
    const count = (this.counts.get(column) ?? 0) + 1;
    this.counts.set(column, count);
    if (count > alwaysFew && count * ordinaryPerOdd > this.records) this.many.add(column);
    else this.isOdd = true;
  }

  has(column: number): boolean {
    return this.counts.has(column);
  }

  hasMany(column: number): boolean {
    return this.many.has(column);
  }

  clear(): void {
    this.records = 0;
    this.counts.clear();
    this.many.clear();
  }
}
