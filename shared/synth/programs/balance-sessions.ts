import type { AttemptColumns } from '../attempt-columns.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { drawFrom, drawSlot, slotTable } from '../draw-tables.ts';
import { planOf } from '../incident-plan.ts';
import { inquiriesDown, isWithin } from '../incident-windows.ts';
import { shareOfDay } from '../program-incidents.ts';
import type { SynthSize } from '../quotas.ts';
import type { Random } from '../random.ts';
import { dayOfInstant, dayStart, monthOf } from '../synth-calendar.ts';
import { currencyOf, latencyTables, microsPerMinor, partner, product } from '../world.ts';
import { type EventId, writeEventHead, writeEventTail } from './points-rows.ts';
import type { PointsTruth } from './points-truth.ts';
import { type Case, troubles } from './trouble.ts';

const inquiry = { ok: 0, failed: 1, timeout: 2 } as const;
const answers = ['ok,', 'failed,partner_error', 'timeout,no_answer'];
/** How inquiries before orders that are paid otherwise end; those before points orders were answered, or the order would not be there. */
const answerSlots = slotTable([984, 10, 6]);
const outageSlots = slotTable([0, 35, 65]);
/** Shoppers who could pay with points but do not, for each order that does. */
export const lookersPerOrder = 0.6;
/** Points are worth a cent; whoever has fewer than these is not asked about. */
const pointMicros = 10_000;
const leastPoints = 100;
const timeoutMs = 3000;
const hiddenDay = dayOfInstant(inquiriesDown.start);

/** Sessions of shoppers with a balance: an inquiry each, and the offer of the tender when it was answered. */
export class BalanceSessions {
  private readonly isHiding: boolean;
  private numbers = 0;

  constructor(
    private readonly writer: ByteWriter,
    private readonly truth: PointsTruth,
    size: SynthSize,
  ) {
    this.isHiding = planOf('I21', size).isPlanted;
  }

  /** The session that a points order comes from. */
  addBuyer(random: Random, columns: AttemptColumns, row: number, day: number): void {
    const id: EventId = { kind: 'pi', number: columns.orderNumber[row]!, attempt: 1 };
    const at = Math.max(columns.instant[row]! - 15_000 - random.below(90_000), dayStart(day));
    const needed = Math.ceil((columns.amount[row]! * microsPerMinor[currencyOf[columns.country[row]!]!]!) / pointMicros);
    const wasUp = !this.isDown(at);
    // An inquiry that would fall into the outage was made before it.
    this.write(random, columns, row, wasUp ? at : inquiriesDown.end, id, inquiry.ok, needed + random.below(5000));
  }

  /** A session before an order that is paid otherwise. */
  addLooker(random: Random, columns: AttemptColumns, day: number): void {
    let row = random.below(columns.count);
    while (columns.product[row] === product.points) row = (row + 1) % columns.count;
    const at = Math.max(columns.instant[row]! - 20_000 - random.below(120_000), dayStart(day));
    const answer = drawSlot(this.isDown(at) ? outageSlots : answerSlots, random);
    this.write(random, columns, row, at, { kind: 'pl', number: ++this.numbers, attempt: 1 }, answer, leastPoints + random.below(8000));
  }

  /** I21: the sessions of those who would have paid with points while no inquiry was answered; `orders`: points orders of the day. */
  addHidden(random: Random, columns: AttemptColumns, day: number, orders: number): Case[] {
    if (!this.isHiding || day !== hiddenDay) return [];
    const share = shareOfDay(inquiriesDown);
    const rows: number[] = [];
    for (let row = 0; row < columns.count; row++)
      if (columns.product[row] !== product.points && columns.attemptNumber[row] === 1 && isWithin(inquiriesDown, columns.instant[row]!))
        rows.push(row);
    const buyers = Math.round((orders * share) / (1 - share));
    this.truth.hidden.buyers = buyers;
    this.truth.hidden.orders = orders;
    return Array.from({ length: buyers }, () => {
      const row = rows[random.below(rows.length)]!;
      const at = Math.max(columns.instant[row]! - 20_000 - random.below(120_000), inquiriesDown.start);
      const id: EventId = { kind: 'ps', number: ++this.numbers, attempt: 1 };
      this.write(random, columns, row, at, id, drawSlot(outageSlots, random), leastPoints + random.below(8000));
      const { orderNumber, customer, instant } = columns;
      const about = { orderNumber: orderNumber[row]!, customer: customer[row]!, orderAt: instant[row]! };
      return { ...about, trouble: troubles.hiddenTender, product: product.points, noticedAt: at };
    });
  }

  private isDown(at: number): boolean {
    return this.isHiding && isWithin(inquiriesDown, at);
  }

  private write(random: Random, columns: AttemptColumns, row: number, at: number, id: EventId, answer: number, points: number): void {
    const { writer, truth } = this;
    const day = dayOfInstant(at);
    const month = truth.months[monthOf(day)]!;
    const isAnswered = answer === inquiry.ok;
    month.inquiries++;
    truth.sessions[day]!++;
    if (isAnswered) month.answered++;
    else if (this.isDown(at)) truth.hidden.sessions++;
    const wait =
      answer === inquiry.timeout
        ? timeoutMs
        : Math.min(timeoutMs - 1, Math.round(drawFrom(latencyTables[partner.keystone]!, random) * 0.6));
    writeEventHead(writer, at, id, null, columns, row);
    writer.text(`inquiry,${answers[answer]!},${wait},${points},,`);
    writeEventTail(writer, columns, row);
    if (!isAnswered) return;
    truth.offers[day]!++;
    writeEventHead(writer, at + wait + 1000, { ...id, kind: id.kind === 'pi' ? 'po' : 'px' }, id, columns, row);
    writer.text('offer,ok,,,,,');
    writeEventTail(writer, columns, row);
  }
}
