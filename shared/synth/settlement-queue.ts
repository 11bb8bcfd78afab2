import { dayCount } from './synth-calendar.ts';

export const lineKind = { sale: 0, refund: 1, chargeback: 2, reversal: 3 } as const;
/** In place of a lead: the line's entry stands in our books already. */
export const inBooks = 255;

/** Settlement lines waiting for the day on which the partner books them; a day is dropped once it is written. */
export class SettlementQueue {
  private readonly days: (DayLines | null)[] = Array.from({ length: dayCount }, () => null);

  /** Books a line; false when its day lies after the quarter, or before it. */
  add(
    day: number,
    kind: number,
    wallMs: number,
    product: number,
    country: number,
    bin: number,
    orderNumber: number,
    amount: number,
    lead: number,
  ): boolean {
    if (day < 0 || day >= dayCount) return false;
    let lines = this.days[day] ?? null;
    if (lines === null) {
      lines = new DayLines();
      this.days[day] = lines;
    }
    lines.add(kind, wallMs, product, country, bin, orderNumber, amount, lead);
    return true;
  }

  take(day: number): DayLines {
    const lines = this.days[day] ?? new DayLines();
    this.days[day] = null;
    return lines;
  }
}

/** The lines of one day as columns. */
export class DayLines {
  count = 0;
  private capacity = 256;
  kind = new Uint8Array(this.capacity);
  wallMs = new Int32Array(this.capacity);
  product = new Uint8Array(this.capacity);
  country = new Uint8Array(this.capacity);
  bin = new Uint16Array(this.capacity);
  orderNumber = new Int32Array(this.capacity);
  /** Minor units of the country's currency, always positive. */
  amount = new Int32Array(this.capacity);
  /** Days from the entry in our books to the partner's line, or `inBooks`. */
  lead = new Uint8Array(this.capacity);

  add(
    kind: number,
    wallMs: number,
    product: number,
    country: number,
    bin: number,
    orderNumber: number,
    amount: number,
    lead: number,
  ): void {
    if (this.count === this.capacity) this.grow();
    const row = this.count++;
    this.kind[row] = kind;
    this.wallMs[row] = wallMs;
    this.product[row] = product;
    this.country[row] = country;
    this.bin[row] = bin;
    this.orderNumber[row] = orderNumber;
    this.amount[row] = amount;
    this.lead[row] = lead;
  }

  /** Row numbers in order of time. */
  byTime(): Float64Array {
    const keys = new Float64Array(this.count);
    for (let row = 0; row < this.count; row++) keys[row] = this.wallMs[row]! * rowsPerDay + row;
    keys.sort();
    for (let row = 0; row < this.count; row++) keys[row] = keys[row]! % rowsPerDay;
    return keys;
  }

  private grow(): void {
    this.capacity *= 2;
    this.kind = larger(this.kind, new Uint8Array(this.capacity));
    this.wallMs = larger(this.wallMs, new Int32Array(this.capacity));
    this.product = larger(this.product, new Uint8Array(this.capacity));
    this.country = larger(this.country, new Uint8Array(this.capacity));
    this.bin = larger(this.bin, new Uint16Array(this.capacity));
    this.orderNumber = larger(this.orderNumber, new Int32Array(this.capacity));
    this.amount = larger(this.amount, new Int32Array(this.capacity));
    this.lead = larger(this.lead, new Uint8Array(this.capacity));
  }
}

const rowsPerDay = 2_097_152;

function larger<T extends Uint8Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
