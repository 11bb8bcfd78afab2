import { bnplPlanTable } from '../../domain/fact-tables/bnpl-plan.ts';
import { type AttemptColumns, isApproved } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { discountFee } from '../fees.ts';
import { planOf } from '../incident-plan.ts';
import { isAmong, lateRefunds } from '../incident-windows.ts';
import { writeInstant, writeOrderReference } from '../line-parts.ts';
import type { SynthSize } from '../quotas.ts';
import { Random } from '../random.ts';
import { dayCount, instantOf, monthOf, months } from '../synth-calendar.ts';
import { templateHeader } from '../template-header.ts';
import { currencies, currencyOf, microsPerMinor, product } from '../world.ts';
import { isLateRefund, lateLag, planTypeOf, planTypes, requestLag } from './plan-type.ts';

/** The template for BNPL plans: canonical column names, major units, instants in UTC. Balances as of Mar 31. */
export const planHeader = templateHeader(bnplPlanTable, 'days_past_due');

const delinquentShare = 0.012;
const requestTime = 54_000_000;
const applyTime = 64_800_000;

interface MonthSums {
  /** Plans by type. */
  readonly opened: number[];
  amountMicros: number;
  balanceMicros: number;
  delinquent: number;
  delinquentMicros: number;
  refunded: number;
  /** Refunds of plans opened in the month that took more than five days to reach the plan. */
  lateRefunds: number;
}

/** BNPL plans by month of opening, in micro-dollars at plan rates, counted while they are drawn. */
export class PlanTruth {
  readonly months: readonly MonthSums[] = months.map(() => ({
    opened: [0, 0, 0],
    amountMicros: 0,
    balanceMicros: 0,
    delinquent: 0,
    delinquentMicros: 0,
    refunded: 0,
    lateRefunds: 0,
  }));
  /** Refunds by type of plan asked for in the days of I22. */
  readonly refundsThen = planTypes.map(() => 0);
}

/** Opens a plan for every approved BNPL order and tells what has become of it by the end of the quarter. */
export class PlanBook {
  readonly truth = new PlanTruth();
  private readonly hasLateRefunds: boolean;

  constructor(
    private readonly writer: ByteWriter,
    size: SynthSize,
    private readonly seed: number,
  ) {
    this.hasLateRefunds = planOf('I22', size).isPlanted;
  }

  writeDay(day: number, columns: AttemptColumns): void {
    const random = new Random(`${this.seed}|plans|${day}`);
    for (let row = 0; row < columns.count; row++)
      if (columns.product[row] === product.bnpl && isApproved(columns.outcome[row]!)) this.writePlan(random, day, columns, row);
  }

  private writePlan(random: Random, day: number, columns: AttemptColumns, row: number): void {
    const { writer } = this;
    const sums = this.truth.months[monthOf(day)]!;
    const number = columns.orderNumber[row]!;
    const amount = columns.amount[row]!;
    const refunded = columns.refunded[row]!;
    const currency = currencyOf[columns.country[row]!]!;
    const micros = microsPerMinor[currency]!;
    const type = planTypeOf(number, amount * micros);
    const { name, months: term, payments, everyDays } = planTypes[type]!;
    const installment = Math.floor(amount / payments);
    const due = Math.min(payments, 1 + Math.floor((dayCount - 1 - day) / everyDays));
    const isLate = due > 1 && refunded === 0 && random.chance(delinquentShare);
    const paidCount = isLate ? 1 : due;
    const paid = paidCount === payments ? amount : installment * paidCount;
    const balance = Math.max(0, amount - refunded - paid);
    const pastDue = isLate ? dayCount - 1 - day - everyDays : 0;
    const isDelinquent = pastDue >= 30;
    sums.opened[type]!++;
    sums.amountMicros += amount * micros;
    sums.balanceMicros += balance * micros;
    if (refunded > 0) sums.refunded++;
    if (isDelinquent) {
      sums.delinquent++;
      sums.delinquentMicros += balance * micros;
    }
    writer.reserve(384);
    writeInstant(writer, columns.instant[row]! + columns.latency[row]!);
    writer.text(',pl-');
    writer.padded(number, 8);
    writer.comma();
    writeOrderReference(writer, number);
    writer.text(',cus-');
    writer.padded(columns.customer[row]!, 7);
    writer.text(`,Lumen,bnpl,${name},${term},`);
    writer.text(refunded === amount ? 'refunded,' : isDelinquent ? 'delinquent,' : balance === 0 ? 'paid,' : 'active,');
    writer.cents(amount);
    writer.comma();
    writer.cents(installment);
    writer.comma();
    writer.cents(-discountFee(product.bnpl, currency, amount));
    writer.comma();
    writer.cents(balance);
    writer.comma();
    writer.cents(refunded);
    writer.comma();
    writer.text(currencies[currency]!);
    writer.text(random.chance(0.994) ? ',true,' : ',false,');
    this.writeRefund(sums, type, number, columns.refundDay[row]!);
    writer.integer(pastDue);
    writer.byte(10);
  }

  /** When it was asked for, and when it was applied to the plan: on the day on which the partner books it, or late (I22). */
  private writeRefund(sums: MonthSums, type: number, orderNumber: number, refundDay: number): void {
    const { writer, truth } = this;
    if (refundDay < 0) {
      writer.text(',,');
      return;
    }
    const requested = refundDay - requestLag(orderNumber);
    if (isAmong(lateRefunds, requested)) truth.refundsThen[type]!++;
    const isLate = this.hasLateRefunds && isLateRefund(type, requested);
    if (isLate) sums.lateRefunds++;
    writeInstant(writer, instantOf(requested, requestTime));
    writer.comma();
    writeInstant(writer, instantOf(isLate ? requested + lateLag(orderNumber) : refundDay, applyTime));
    writer.comma();
  }
}
