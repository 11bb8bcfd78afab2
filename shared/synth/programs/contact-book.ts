import { type AttemptColumns, isApproved } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { EvenShare } from '../even-share.ts';
import { planOf } from '../incident-plan.ts';
import { isAmong, lateRefunds } from '../incident-windows.ts';
import type { SynthSize } from '../quotas.ts';
import { Random } from '../random.ts';
import { systemError } from '../reasons.ts';
import { instantOf } from '../synth-calendar.ts';
import { currencyOf, microsPerMinor, product } from '../world.ts';
import { ContactLog } from './contact-lines.ts';
import type { ContactTruth } from './contact-truth.ts';
import { isLateRefund, planTypeOf, requestLag, sixMonths } from './plan-type.ts';
import { isForgotten, isPromotional } from './promotion.ts';
import { type Case, type Trouble, troubles } from './trouble.ts';

const dayMs = 86_400_000;

/** Draws the contacts that the orders of a day, and what programs saw of them, bring about on that day or later. */
export class ContactBook {
  private readonly log: ContactLog;
  private readonly hasLateRefunds: boolean;
  /** Contacts about BNPL refunds are counted out, not drawn. */
  private readonly refunds = { late: new EvenShare(), ordinary: new EvenShare() };
  private random = new Random('contacts');

  constructor(
    writer: ByteWriter,
    size: SynthSize,
    private readonly seed: number,
  ) {
    this.log = new ContactLog(writer);
    this.hasLateRefunds = planOf('I22', size).isPlanted;
  }

  get truth(): ContactTruth {
    return this.log.truth;
  }

  /** `cases`: what else customers may call about, told by the books that saw it. */
  writeDay(day: number, columns: AttemptColumns, cases: readonly Case[]): void {
    this.random = new Random(`${this.seed}|contacts|${day}`);
    for (let row = 0; row < columns.count; row++) {
      if (isApproved(columns.outcome[row]!)) this.addAfterSale(columns, row);
      else this.addAfterRefusal(columns, row);
    }
    for (const about of cases) for (let left = this.drawCount(about.trouble.mean); left > 0; left--) this.log.add(this.random, about);
    this.log.writeDay(day);
  }

  private addAfterRefusal(columns: AttemptColumns, row: number): void {
    const instant = columns.instant[row]!;
    const late = columns.lateApproval[row]!;
    if (late > 0) this.consider(columns, row, troubles.pending, instant + late);
    else this.consider(columns, row, columns.reason[row]! >= systemError ? troubles.error : troubles.declined, instant);
  }

  private addAfterSale(columns: AttemptColumns, row: number): void {
    const { refundDay, disputeDay, saleDay } = columns;
    const instant = columns.instant[row]!;
    this.consider(columns, row, troubles.charge, instant + dayMs);
    this.consider(columns, row, troubles.delivery, instant + 2 * dayMs);
    if (disputeDay[row]! >= 0) this.consider(columns, row, troubles.dispute, instantOf(disputeDay[row]!, 0));
    if (refundDay[row]! >= 0) {
      if (columns.product[row] === product.bnpl) this.addAboutPlan(columns, row, refundDay[row]!);
      else this.consider(columns, row, troubles.refund, instantOf(refundDay[row]!, 0));
    }
    if (isForgotten(saleDay[row]!) && isPromotional(columns.product[row]!, columns.orderNumber[row]!, microsOf(columns, row)))
      this.consider(columns, row, troubles.promotion, instantOf(saleDay[row]!, 0) + 3 * dayMs);
  }

  /** The refund of a plan: asked about when the partner books it, or when it ought to have been there (I22). */
  private addAboutPlan(columns: AttemptColumns, row: number, refundDay: number): void {
    const number = columns.orderNumber[row]!;
    const type = planTypeOf(number, microsOf(columns, row));
    const requested = refundDay - requestLag(number);
    const isLate = this.hasLateRefunds && isLateRefund(type, requested);
    const trouble = isLate ? troubles.lateRefund : troubles.refund;
    const count = this.refunds[isLate ? 'late' : 'ordinary'].take(trouble.mean);
    for (let left = count; left > 0; left--)
      this.log.add(this.random, caseOf(columns, row, trouble, instantOf(isLate ? requested + 3 : refundDay, 0)));
    if (isAmong(lateRefunds, requested)) this.truth.refunds[type === sixMonths ? 'late' : 'other'] += count;
  }

  private consider(columns: AttemptColumns, row: number, trouble: Trouble, noticedAt: number): void {
    for (let left = this.drawCount(trouble.mean); left > 0; left--) this.log.add(this.random, caseOf(columns, row, trouble, noticedAt));
  }

  /** A Poisson number: none, nearly always. P(none) is 1 - m + m²/2 - m³/6 to the fourth order. */
  private drawCount(mean: number): number {
    let left = this.random.unit();
    let share = 1 - mean + (mean * mean) / 2 - (mean * mean * mean) / 6;
    let count = 0;
    for (; left >= share && count < 3; count++) {
      left -= share;
      share = (share * mean) / (count + 1);
    }
    return count;
  }
}

const microsOf = (columns: AttemptColumns, row: number): number =>
  columns.amount[row]! * microsPerMinor[currencyOf[columns.country[row]!]!]!;

const caseOf = (columns: AttemptColumns, row: number, trouble: Trouble, noticedAt: number): Case => ({
  trouble,
  product: columns.product[row]!,
  orderNumber: columns.orderNumber[row]!,
  customer: columns.customer[row]!,
  orderAt: columns.instant[row]!,
  noticedAt,
});
