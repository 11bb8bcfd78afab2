import { type AttemptColumns, isApproved, outcome } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { EvenShare } from '../even-share.ts';
import { planOf } from '../incident-plan.ts';
import { roundingFrom, roundingShare } from '../incident-windows.ts';
import type { SynthSize } from '../quotas.ts';
import { Random } from '../random.ts';
import { instantOf, monthOf } from '../synth-calendar.ts';
import { currencyOf, microsPerMinor, product } from '../world.ts';
import { BalanceSessions, lookersPerOrder } from './balance-sessions.ts';
import { type EventId, writeEventHead, writeEventTail } from './points-rows.ts';
import { PointsTruth } from './points-truth.ts';
import { type Case, troubles } from './trouble.ts';

const reversalTime = 43_200_000;
/** Points are worth a cent. */
const pointMicros = 10_000;
const dayMs = 86_400_000;

/** Turns the points orders of a day into what the program saw of them. */
export class PointsBook {
  readonly truth = new PointsTruth();
  private readonly sessions: BalanceSessions;
  private readonly isRounding: boolean;
  private readonly roundingTurn = new EvenShare();
  /** Returns that were to be off the rule and could not be: in full, or in whole percents. */
  private roundingOwed = 0;
  private cases: Case[] = [];

  constructor(
    private readonly writer: ByteWriter,
    size: SynthSize,
    private readonly seed: number,
  ) {
    this.sessions = new BalanceSessions(writer, this.truth, size);
    this.isRounding = planOf('I8', size).isPlanted;
  }

  /** Returns what customers may call about. */
  writeDay(day: number, columns: AttemptColumns): readonly Case[] {
    const random = new Random(`${this.seed}|points|${day}`);
    this.cases = [];
    let orders = 0;
    for (let row = 0; row < columns.count; row++) {
      if (columns.product[row] !== product.points) continue;
      if (columns.attemptNumber[row] === 1) {
        orders++;
        const isLooker = random.chance(lookersPerOrder);
        this.sessions.addBuyer(random, columns, row, day);
        if (isLooker) this.sessions.addLooker(random, columns, day);
      }
      this.writeRedemption(random, day, columns, row);
      if (columns.refundDay[row]! >= 0) this.writeReversal(columns, row);
    }
    return [...this.cases, ...this.sessions.addHidden(random, columns, day, orders)];
  }

  private writeRedemption(random: Random, day: number, columns: AttemptColumns, row: number): void {
    const { writer, truth } = this;
    const month = truth.months[monthOf(day)]!;
    const currency = currencyOf[columns.country[row]!]!;
    const amount = columns.amount[row]!;
    const micros = amount * microsPerMinor[currency]!;
    const isOk = isApproved(columns.outcome[row]!);
    const isTimeout = columns.outcome[row] === outcome.timeout;
    if (isOk) {
      month.redemptions++;
      month.redeemedMicros += micros;
      truth.redemptions[day]!++;
    }
    writeEventHead(writer, columns.instant[row]!, idOf('pr', columns, row), null, columns, row);
    writer.text(isOk ? 'redemption,ok,,' : `redemption,${isTimeout ? 'timeout,no_answer' : 'failed,declined'},`);
    writer.integer(columns.latency[row]!);
    writer.comma();
    writer.integer(pointsOf(micros));
    writer.comma();
    if (isOk) writer.cents(amount);
    writer.comma();
    // The points pay a part of the order: the second least of six uniform draws is Beta(2, 5).
    const share = Math.max(secondLeast(random), 0.05);
    writer.cents(Math.round(amount / share));
    writeEventTail(writer, columns, row);
    if (isOk) this.writeAccrual(columns, row, Math.floor((micros / share - micros) / 1_000_000));
  }

  /** One point a dollar for what was not paid with points. */
  private writeAccrual(columns: AttemptColumns, row: number, points: number): void {
    if (points <= 0 || columns.captureInstant[row] === 0) return;
    const { writer } = this;
    writeEventHead(writer, columns.captureInstant[row]!, idOf('pa', columns, row), null, columns, row);
    writer.text('accrual,ok,,,');
    writer.integer(points);
    writer.text(',,');
    writeEventTail(writer, columns, row, String(points));
  }

  /** Points return on the day before the partner books the refund: as the rule says, but for I8. */
  private writeReversal(columns: AttemptColumns, row: number): void {
    const { writer, truth } = this;
    const currency = currencyOf[columns.country[row]!]!;
    const refunded = columns.refunded[row]!;
    const day = columns.refundDay[row]! - 1;
    const month = truth.months[monthOf(day)]!;
    const expected = pointsOf(refunded * microsPerMinor[currency]!);
    const missing = this.missingPoints(columns, row, day, expected);
    const value = refunded - missing;
    month.reversals++;
    month.reversedMicros += value * microsPerMinor[currency]!;
    writeEventHead(writer, instantOf(day, reversalTime), idOf('pv', columns, row), idOf('pr', columns, row), columns, row);
    writer.text(`reversal,ok,,,-${expected - missing},`);
    writer.cents(-value);
    writer.comma();
    writeEventTail(writer, columns, row, `-${expected}`);
  }

  /** I8: how many points too few come back: what the share loses when it is cut to whole percents. In dollars, a point is a cent. */
  private missingPoints(columns: AttemptColumns, row: number, day: number, expected: number): number {
    if (day < roundingFrom) return 0;
    const { rounding } = this.truth;
    const [amount, refunded] = [columns.amount[row]!, columns.refunded[row]!];
    const isPartial = refunded < amount;
    rounding.returns++;
    if (isPartial) rounding.partial++;
    if (!this.isRounding) return 0;
    this.roundingOwed += this.roundingTurn.take(roundingShare);
    const cut = Math.floor((amount * Math.floor((refunded * 100) / amount)) / 100);
    const missing = isPartial && currencyOf[columns.country[row]!] === 0 ? expected - cut : 0;
    if (this.roundingOwed === 0 || missing <= 0) return 0;
    this.roundingOwed--;
    rounding.off++;
    rounding.points += missing;
    const { orderNumber, customer, instant } = columns;
    const about = { orderNumber: orderNumber[row]!, customer: customer[row]!, orderAt: instant[row]! };
    this.cases.push({ ...about, trouble: troubles.shortPoints, product: product.points, noticedAt: instantOf(day, reversalTime) + dayMs });
    return missing;
  }
}

const pointsOf = (micros: number): number => Math.ceil(micros / pointMicros);

const idOf = (kind: EventId['kind'], columns: AttemptColumns, row: number): EventId => ({
  kind,
  number: columns.orderNumber[row]!,
  attempt: columns.attemptNumber[row]!,
});

function secondLeast(random: Random): number {
  let least = 1;
  let second = 1;
  for (let left = 6; left > 0; left--) {
    const draw = random.unit();
    if (draw < least) {
      second = least;
      least = draw;
    } else if (draw < second) {
      second = draw;
    }
  }
  return second;
}
