import { type AttemptColumns, isApproved, none } from './attempt-columns.ts';
import { AuthenticationTruth } from './authentication-truth.ts';
import { declineSpike, isWithin } from './incident-windows.ts';
import { isSpikeBin } from './issuers.ts';
import { LateApprovalTruth } from './late-approval-truth.ts';
import { doNotHonor, reasons } from './reasons.ts';
import { dayCount, dayStart, monthOf, months, springDay } from './synth-calendar.ts';
import { country, methods, partnerNames, product, productIds, timeoutMs } from './world.ts';

const products = productIds.length;
const hourMs = 3_600_000;
const latencySteps = timeoutMs + 1;

export interface Share {
  readonly numerator: number;
  readonly denominator: number;
}

/** What the gateway's files hold, counted from the draw itself. Orders count where and when their first attempt does. */
export class AttemptTruth {
  /** By product and month. */
  private readonly attempts = new Float64Array(products * months.length);
  private readonly approved = new Float64Array(products * months.length);
  private readonly orders = new Float64Array(products * months.length);
  private readonly paid = new Float64Array(products * months.length);
  private readonly firstApproved = new Float64Array(products * months.length);
  private readonly refused = new Float64Array(products * months.length * reasons.length);
  /** By partner and day. */
  private readonly daily = new Float64Array(partnerNames.length * dayCount);
  /** Attempts by answer time, by partner and month. */
  private readonly latencies = partnerNames.map(() => months.map(() => new Float64Array(latencySteps)));
  readonly smallSegment = { orders: 0, paid: 0 };
  /** I2: attempts on the eight BINs and code 05 among them, in the window and in the quarter outside it; and all card attempts in the window. */
  readonly spike = { attempts: 0, code05: 0, otherAttempts: 0, otherCode05: 0, cardAttempts: 0, cardCode05: 0 };
  /** I12: attempts of the day with 23 hours, and of the 24 hours from its midnight. */
  readonly shortDay = { attempts: 0, in24Hours: 0 };
  readonly lateApprovals = new LateApprovalTruth();
  readonly authentication = new AuthenticationTruth();
  /** I18: orders none of whose attempts is in the file. */
  missingOrders = 0;

  addDay(day: number, columns: AttemptColumns): void {
    const month = monthOf(day);
    if (day === springDay || day === springDay + 1) this.addToShortDay(day, columns);
    for (let row = 0; row < columns.count; row++) {
      if (columns.isMissing[row] === 0) this.addAttempt(day, month, columns, row);
      else if (columns.attemptNumber[row] === 1) this.missingOrders++;
    }
  }

  private addToShortDay(day: number, columns: AttemptColumns): void {
    const end = dayStart(springDay) + 24 * hourMs;
    for (let row = 0; row < columns.count; row++) {
      if (columns.isMissing[row] === 1) continue;
      if (day === springDay) this.shortDay.attempts++;
      if (columns.instant[row]! < end) this.shortDay.in24Hours++;
    }
  }

  private addAttempt(day: number, month: number, columns: AttemptColumns, row: number): void {
    const code = columns.product[row]!;
    const cell = code * months.length + month;
    const passes = isApproved(columns.outcome[row]!);
    this.attempts[cell]!++;
    this.daily[code * dayCount + day]!++;
    this.latencies[code]![month]![columns.latency[row]!]!++;
    if (passes) this.approved[cell]!++;
    else this.refused[cell * reasons.length + columns.reason[row]!]!++;
    if (columns.attemptNumber[row] === 1) {
      this.orders[cell]!++;
      if (columns.isPaid[row] === 1) this.paid[cell]!++;
      if (passes) this.firstApproved[cell]!++;
      if (columns.country[row] === country.pr) {
        this.smallSegment.orders++;
        this.smallSegment.paid += columns.isPaid[row]!;
      }
    }
    if (code === product.card) this.addToSpike(columns, row);
    this.lateApprovals.add(columns, row);
    this.authentication.add(month, columns, row);
  }

  private addToSpike(columns: AttemptColumns, row: number): void {
    const { spike } = this;
    const isIn = isWithin(declineSpike, columns.instant[row]!);
    const bin = columns.bin[row]!;
    const isOne = bin !== none && isSpikeBin[bin] === 1;
    const is05 = columns.reason[row] === doNotHonor ? 1 : 0;
    if (isIn) {
      spike.cardAttempts++;
      spike.cardCode05 += is05;
    }
    if (isOne && isIn) {
      spike.attempts++;
      spike.code05 += is05;
    } else if (isOne) {
      spike.otherAttempts++;
      spike.otherCode05 += is05;
    }
  }

  attemptCount(month: number | null, wanted: readonly number[] = allProducts): number {
    return sumOver(this.attempts, month, wanted);
  }

  orderCount(month: number | null, wanted: readonly number[] = allProducts): number {
    return sumOver(this.orders, month, wanted);
  }

  paymentSuccess(month: number | null, wanted: readonly number[] = allProducts): Share {
    return { numerator: sumOver(this.paid, month, wanted), denominator: sumOver(this.orders, month, wanted) };
  }

  firstAttemptRate(month: number, wanted: readonly number[]): Share {
    return { numerator: sumOver(this.firstApproved, month, wanted), denominator: sumOver(this.orders, month, wanted) };
  }

  attemptRate(month: number, wanted: readonly number[]): Share {
    return { numerator: sumOver(this.approved, month, wanted), denominator: sumOver(this.attempts, month, wanted) };
  }

  /** Attempts answered with this reason over all answered attempts. */
  reasonRate(reason: number, month: number, wanted: readonly number[]): Share {
    const numerator = wanted.reduce((sum, code) => sum + this.refused[(code * months.length + month) * reasons.length + reason]!, 0);
    return { numerator, denominator: sumOver(this.attempts, month, wanted) };
  }

  /** Attempts of a local day; null = at every partner. */
  attemptsOnDay(partner: number | null, day: number): number {
    if (partner !== null) return this.daily[partner * dayCount + day]!;
    return partnerNames.reduce((sum, _, code) => sum + this.daily[code * dayCount + day]!, 0);
  }

  /** Quantile of the answer times with linear interpolation between neighbours at position q * (n - 1). */
  latencyQuantile(partner: number, month: number, quantile: number): { readonly value: number; readonly n: number } {
    const counts = this.latencies[partner]![month]!;
    const n = counts.reduce((sum, count) => sum + count, 0);
    const position = quantile * (n - 1);
    const below = valueAt(counts, Math.floor(position));
    const above = valueAt(counts, Math.ceil(position));
    return { value: below + (above - below) * (position - Math.floor(position)), n };
  }
}

const allProducts: readonly number[] = productIds.map((_, code) => code);
/** Products whose method is the card. */
export const cardProducts: readonly number[] = allProducts.filter((code) => methods[code] === 'card');

function sumOver(cells: Float64Array, month: number | null, wanted: readonly number[]): number {
  return wanted.reduce(
    (sum, code) =>
      sum + months.reduce((inner, _, at) => (month === null || month === at ? inner + cells[code * months.length + at]! : inner), 0),
    0,
  );
}

function valueAt(counts: Float64Array, rank: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (seen > rank) return value;
  }
  return counts.length - 1;
}
