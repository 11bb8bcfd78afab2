/** How an attempt ended, as the gateway words it. */
export const outcome = { captured: 0, authorized: 1, declined: 2, error: 3, timeout: 4 } as const;
export const isApproved = (code: number): boolean => code <= outcome.authorized;

/** No BIN, no reason. */
export const none = 0xffff;

/** The attempts of one day as columns; rows are in no order, `order` lists them by time. */
export class AttemptColumns {
  count = 0;
  private capacity = 0;
  /** ms since 1970 UTC. */
  instant = new Float64Array(0);
  orderNumber = new Int32Array(0);
  attemptNumber = new Uint8Array(0);
  product = new Uint8Array(0);
  outcome = new Uint8Array(0);
  reason = new Uint16Array(0);
  country = new Uint8Array(0);
  /** Minor units of the country's currency. */
  amount = new Int32Array(0);
  refunded = new Int32Array(0);
  /** Days on which the partner books a refund or a dispute of the sale; -1 = none in the quarter. */
  refundDay = new Int16Array(0);
  disputeDay = new Int16Array(0);
  bin = new Uint16Array(0);
  lastFour = new Uint16Array(0);
  customer = new Int32Array(0);
  channel = new Uint8Array(0);
  /** Number of the outcome of 3-D Secure, and of the exemption asked for. */
  authentication = new Uint8Array(0);
  exemption = new Uint8Array(0);
  latency = new Int32Array(0);
  captureDay = new Int16Array(0);
  captureInstant = new Float64Array(0);
  /** Day on which the partner books the sale; -1 = not in the quarter. */
  saleDay = new Int16Array(0);
  /** Day on which the debit behind an ACH order comes back as unauthorized; -1 = it does not. */
  debitReturnDay = new Int16Array(0);
  /** Milliseconds after the attempt at which an approval came too late (I9), and at which it was reversed; 0 = neither. */
  lateApproval = new Int32Array(0);
  reversal = new Int32Array(0);
  /** On first attempts: whether any attempt of the order is approved. */
  isPaid = new Uint8Array(0);
  /** 1 = left out of the gateway's file (I18). */
  isMissing = new Uint8Array(0);
  private keys = new Float64Array(0);

  /** Empties the columns and makes room for so many rows. */
  clear(rows: number): void {
    this.count = 0;
    if (rows <= this.capacity) return;
    this.capacity = rows;
    this.instant = new Float64Array(rows);
    this.orderNumber = new Int32Array(rows);
    this.attemptNumber = new Uint8Array(rows);
    this.product = new Uint8Array(rows);
    this.outcome = new Uint8Array(rows);
    this.reason = new Uint16Array(rows);
    this.country = new Uint8Array(rows);
    this.amount = new Int32Array(rows);
    this.refunded = new Int32Array(rows);
    this.refundDay = new Int16Array(rows);
    this.disputeDay = new Int16Array(rows);
    this.bin = new Uint16Array(rows);
    this.lastFour = new Uint16Array(rows);
    this.customer = new Int32Array(rows);
    this.channel = new Uint8Array(rows);
    this.authentication = new Uint8Array(rows);
    this.exemption = new Uint8Array(rows);
    this.latency = new Int32Array(rows);
    this.captureDay = new Int16Array(rows);
    this.captureInstant = new Float64Array(rows);
    this.saleDay = new Int16Array(rows);
    this.debitReturnDay = new Int16Array(rows);
    this.lateApproval = new Int32Array(rows);
    this.reversal = new Int32Array(rows);
    this.isPaid = new Uint8Array(rows);
    this.isMissing = new Uint8Array(rows);
    this.keys = new Float64Array(rows);
  }

  /** Starts the next row as a copy of `from` (an earlier attempt of the same order) or from nothing. */
  add(from = -1): number {
    const row = this.count++;
    this.reason[row] = none;
    this.refunded[row] = 0;
    this.refundDay[row] = -1;
    this.disputeDay[row] = -1;
    this.captureInstant[row] = 0;
    this.saleDay[row] = -1;
    this.debitReturnDay[row] = -1;
    this.lateApproval[row] = 0;
    this.reversal[row] = 0;
    this.isMissing[row] = 0;
    if (from < 0) return row;
    this.orderNumber[row] = this.orderNumber[from]!;
    this.attemptNumber[row] = this.attemptNumber[from]! + 1;
    this.product[row] = this.product[from]!;
    this.country[row] = this.country[from]!;
    this.amount[row] = this.amount[from]!;
    this.bin[row] = this.bin[from]!;
    this.lastFour[row] = this.lastFour[from]!;
    this.customer[row] = this.customer[from]!;
    this.channel[row] = this.channel[from]!;
    this.authentication[row] = this.authentication[from]!;
    this.exemption[row] = this.exemption[from]!;
    this.isMissing[row] = this.isMissing[from]!;
    this.isPaid[row] = 0;
    return row;
  }

  /** Row numbers in order of time, as the low 21 bits of sorted keys. */
  byTime(start: number): Float64Array {
    const keys = this.keys.subarray(0, this.count);
    for (let row = 0; row < keys.length; row++) keys[row] = (this.instant[row]! - start) * rowsPerKey + row;
    return keys.sort();
  }
}

export const rowsPerKey = 2_097_152;
