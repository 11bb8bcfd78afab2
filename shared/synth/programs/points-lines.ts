import { pointsEventTable } from '../../domain/fact-tables/points-event.ts';
import { type AttemptColumns, isApproved, outcome } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { drawFrom, drawSlot, slotTable } from '../draw-tables.ts';
import { writeInstant, writeOrderReference } from '../line-parts.ts';
import { Random } from '../random.ts';
import { dayStart, instantOf, monthOf, months } from '../synth-calendar.ts';
import { currencies, currencyOf, latencyTables, microsPerMinor, partner, product } from '../world.ts';
import { templateHeader } from '../template-header.ts';

/** The template for points events: canonical column names, major units, redemptions positive = owed to us, instants in UTC. */
export const pointsHeader = templateHeader(pointsEventTable, 'ccy');

const program = ',Keystone,Keystone Rewards,points,';
const reversalTime = 43_200_000;
/** Shoppers who could pay with points but do not, for each order that does. */
const lookersPerOrder = 0.6;
const inquiry = { ok: 0, failed: 1, timeout: 2 } as const;
const results = ['ok', 'failed', 'timeout'];
const inquirySlots = slotTable([984, 10, 6]);
const reasons = ['', 'partner_error', 'no_answer'];
/** Points are worth a cent. */
const pointMicros = 10_000;

interface MonthSums {
  inquiries: number;
  answered: number;
  redemptions: number;
  redeemedMicros: number;
  reversals: number;
  reversedMicros: number;
}

/** Points events by month of the event, in micro-dollars at plan rates, counted while they are drawn. */
export class PointsTruth {
  readonly months: readonly MonthSums[] = months.map(() => ({
    inquiries: 0,
    answered: 0,
    redemptions: 0,
    redeemedMicros: 0,
    reversals: 0,
    reversedMicros: 0,
  }));
}

/** Turns the points orders of a day into what the program saw of them. */
export class PointsBook {
  readonly truth = new PointsTruth();
  private lookers = 0;

  constructor(
    private readonly writer: ByteWriter,
    private readonly seed: number,
  ) {}

  writeDay(day: number, columns: AttemptColumns): void {
    const random = new Random(`${this.seed}|points|${day}`);
    const month = this.truth.months[monthOf(day)]!;
    for (let row = 0; row < columns.count; row++) {
      if (columns.product[row] !== product.points) continue;
      if (columns.attemptNumber[row] === 1) {
        const isLooker = random.chance(lookersPerOrder);
        const at = Math.max(columns.instant[row]! - 15_000 - random.below(90_000), dayStart(day));
        this.writeHead(at, 'pi', columns.orderNumber[row]!, columns, row, '');
        this.writeInquiry(random, month, columns, row, inquiry.ok);
        if (isLooker) this.writeLooker(random, month, columns, day);
      }
      this.writeRedemption(random, month, columns, row);
      if (columns.refundDay[row]! >= 0) this.writeReversal(columns, row);
    }
  }

  /** A balance that was asked for before an order that is paid otherwise. */
  private writeLooker(random: Random, month: MonthSums, columns: AttemptColumns, day: number): void {
    let row = random.below(columns.count);
    while (columns.product[row] === product.points) row = (row + 1) % columns.count;
    const at = Math.max(columns.instant[row]! - 20_000 - random.below(120_000), dayStart(day));
    this.writeHead(at, 'pl', ++this.lookers, columns, row, '');
    this.writeInquiry(random, month, columns, row, drawSlot(inquirySlots, random));
  }

  private writeInquiry(random: Random, month: MonthSums, columns: AttemptColumns, row: number, result: number): void {
    const { writer } = this;
    month.inquiries++;
    if (result === inquiry.ok) month.answered++;
    const wait = result === inquiry.timeout ? 3000 : Math.min(2999, Math.round(drawFrom(latencyTables[partner.keystone]!, random) * 0.6));
    writer.text(`inquiry,${results[result]!},${reasons[result]!},${wait},,,`);
    writer.text(`,${currencies[currencyOf[columns.country[row]!]!]!}\n`);
  }

  private writeRedemption(random: Random, month: MonthSums, columns: AttemptColumns, row: number): void {
    const { writer } = this;
    const currency = currencyOf[columns.country[row]!]!;
    const amount = columns.amount[row]!;
    const micros = amount * microsPerMinor[currency]!;
    const isOk = isApproved(columns.outcome[row]!);
    const isTimeout = columns.outcome[row] === outcome.timeout;
    if (isOk) {
      month.redemptions++;
      month.redeemedMicros += micros;
    }
    this.writeHead(columns.instant[row]!, 'pr', columns.orderNumber[row]!, columns, row, '');
    writer.text(isOk ? 'redemption,ok,,' : `redemption,${isTimeout ? 'timeout,no_answer' : 'failed,declined'},`);
    writer.integer(columns.latency[row]!);
    writer.comma();
    writer.integer(Math.ceil(micros / pointMicros));
    writer.comma();
    if (isOk) writer.cents(amount);
    writer.comma();
    // The points pay a part of the order: the second least of six uniform draws is Beta(2, 5).
    const share = Math.max(secondLeast(random), 0.05);
    writer.cents(Math.round(amount / share));
    writer.text(`,${currencies[currency]!}\n`);
    if (isOk) this.writeAccrual(columns, row, Math.floor((micros / share - micros) / 1_000_000), currency);
  }

  /** One point a dollar for what was not paid with points. */
  private writeAccrual(columns: AttemptColumns, row: number, points: number, currency: number): void {
    if (points <= 0 || columns.captureInstant[row] === 0) return;
    const { writer } = this;
    this.writeHead(columns.captureInstant[row]!, 'pa', columns.orderNumber[row]!, columns, row, '');
    writer.text('accrual,ok,,,');
    writer.integer(points);
    writer.text(`,,,${currencies[currency]!}\n`);
  }

  /** Points return on the day before the partner books the refund. */
  private writeReversal(columns: AttemptColumns, row: number): void {
    const { writer, truth } = this;
    const currency = currencyOf[columns.country[row]!]!;
    const refunded = columns.refunded[row]!;
    const day = columns.refundDay[row]! - 1;
    const month = truth.months[monthOf(day)]!;
    const micros = refunded * microsPerMinor[currency]!;
    month.reversals++;
    month.reversedMicros += micros;
    this.writeHead(instantOf(day, reversalTime), 'pv', columns.orderNumber[row]!, columns, row, 'pr');
    writer.text('reversal,ok,,,-');
    writer.integer(Math.ceil(micros / pointMicros));
    writer.comma();
    writer.cents(-refunded);
    writer.text(`,,${currencies[currency]!}\n`);
  }

  /** ts_utc, event_id, original_event_id, order_id, customer_id, partner, program, product. */
  private writeHead(at: number, kind: string, number: number, columns: AttemptColumns, row: number, original: string): void {
    const { writer } = this;
    const attempt = columns.attemptNumber[row]!;
    writer.reserve(320);
    writeInstant(writer, at);
    writer.comma();
    this.writeId(kind, number, attempt);
    writer.comma();
    if (original !== '') this.writeId(original, number, attempt);
    writer.comma();
    writeOrderReference(writer, columns.orderNumber[row]!);
    writer.text(',cus-');
    writer.padded(columns.customer[row]!, 7);
    writer.text(program);
  }

  private writeId(kind: string, number: number, attempt: number): void {
    const { writer } = this;
    writer.text(kind);
    writer.byte(45);
    writer.padded(number, 8);
    writer.byte(45);
    writer.padded(attempt, 1);
  }
}

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
