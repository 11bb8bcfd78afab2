import { dayWeights, drawWallMs } from '../day-profile.ts';
import { allocate, drawFrom, drawSlot, lognormalTable, slotTable } from '../draw-tables.ts';
import { Random } from '../random.ts';
import { dayCount, dayText, instantOf, isoInstant, monthOf, months } from '../synth-calendar.ts';
import type { FurtherPartner } from './further-partners.ts';

export const furtherAttemptHeader = [
  'ts_utc,attempt_id,order_id,customer_id,partner,product,method,country,channel,amount,captured_amount,ccy',
  'attempt_no,result,raw_code,decline_cat,latency_ms,captured_at,confirmed_at\n',
].join(',');
export const furtherSettlementHeader =
  'ts_utc,posting_date,partner,product,method,country,type,source_type,partner_ref,merchant_ref,gross,ccy,fee_other,fee_total,net,ccy_net,batch_id\n';

/** What is true of one partner and month, counted while it was drawn; amounts in minor units of its currency. */
export interface FurtherMonth {
  readonly partner: string;
  readonly month: string;
  readonly currency: string;
  readonly orders: number;
  readonly paid: number;
  readonly attempts: number;
  readonly approved: number;
  readonly sales: number;
  readonly refunds: number;
  readonly fees: number;
}

const channels = slotTable([58, 42]);
const channelNames = ['web', 'app'] as const;
const refundFrom = 4;
const retryMs = 45_000;

const major = (minor: number): string => (minor / 100).toFixed(2);

interface Refund {
  readonly order: string;
  readonly amount: number;
  readonly wallMs: number;
}

/** Draws one further partner day by day, from streams of its own. */
export class FurtherBook {
  private readonly truthByMonth = months.map(() => ({ orders: 0, paid: 0, attempts: 0, approved: 0, sales: 0, refunds: 0, fees: 0 }));
  private readonly counts: readonly number[];
  /** Of each month: orders still to come as paid at once, paid at the second attempt, never paid. */
  private readonly left: (readonly [number, number, number])[];
  private readonly amounts;
  private readonly latencies;
  private readonly failing;
  private readonly refundsDue = new Map<number, Refund[]>();
  private number = 0;

  constructor(
    private readonly who: FurtherPartner,
    scale: number,
    private readonly seed: number,
  ) {
    const weights = dayWeights(`${seed}|further|${who.name}|days`);
    this.counts = months.flatMap((_, month) => {
      const days = Array.from({ length: dayCount }, (_day, day) => day).filter((day) => monthOf(day) === month);
      return allocate(
        who.months[month]![0] * scale,
        days.map((day) => weights[day]!),
      );
    });
    this.left = who.months.map(([orders, paid, second]) => [(paid - second) * scale, second * scale, (orders - paid) * scale]);
    this.amounts = lognormalTable(...who.amount);
    this.latencies = lognormalTable(...who.latency);
    this.failing = slotTable(who.failures.map(({ weight }) => weight));
  }

  get truth(): readonly FurtherMonth[] {
    const { name, currency } = this.who;
    return this.truthByMonth.map((counted, month) => ({ partner: name, month: months[month]!.name, currency, ...counted }));
  }

  /** Lines of one local day: attempts in order of time, and what the partner settles. */
  drawDay(day: number): { readonly attempts: string; readonly settlement: string } {
    const random = new Random(`${this.seed}|further|${this.who.name}|${day}`);
    const starts = Array.from({ length: this.counts[day]! }, () => drawWallMs(random)).sort((a, b) => a - b);
    const attempts: { readonly at: number; readonly line: string }[] = [];
    const settled: string[] = [];
    for (const wallMs of starts) this.drawOrder(day, wallMs, random, attempts, settled);
    for (const { order, amount, wallMs } of this.refundsDue.get(day) ?? []) {
      settled.push(this.settlementLine(day, wallMs, order, 'refund', -amount, 0));
      this.truthByMonth[monthOf(day)]!.refunds += amount;
    }
    this.refundsDue.delete(day);
    attempts.sort((a, b) => a.at - b.at);
    return { attempts: attempts.map(({ line }) => line).join(''), settlement: settled.join('') };
  }

  private drawOrder(
    day: number,
    wallMs: number,
    random: Random,
    attempts: { readonly at: number; readonly line: string }[],
    settled: string[],
  ): void {
    const { who } = this;
    const truth = this.truthByMonth[monthOf(day)]!;
    const order = `${who.name.slice(0, 3).toUpperCase()}-${String(++this.number).padStart(8, '0')}`;
    const amount = Math.max(100, Math.floor(drawFrom(this.amounts, random) * 100 + 0.5));
    const channel = channelNames[drawSlot(channels, random)]!;
    const customer = `${who.name.slice(0, 3).toLowerCase()}-${String(random.below(20_000)).padStart(6, '0')}`;
    const fate = this.nextFate(monthOf(day), random);
    const results = fate === 0 ? [true] : fate === 1 ? [false, true] : [false];
    truth.orders++;
    for (const [index, isPaid] of results.entries()) {
      const at = instantOf(day, wallMs) + index * retryMs;
      const latency = Math.floor(drawFrom(this.latencies, random));
      const failure = who.failures[drawSlot(this.failing, random)]!;
      const confirmed =
        at + (who.confirmsWithin === null ? latency : Math.floor((0.02 + 0.98 * random.unit()) * who.confirmsWithin * 1000));
      const answer = isPaid ? 'approved,00,' : `${failure.result},${failure.code},${failure.category}`;
      const times = isPaid ? `${isoInstant(confirmed)},${who.confirmsWithin === null ? '' : isoInstant(confirmed)}` : ',';
      attempts.push({
        at,
        line: `${isoInstant(at)},${order}-${index + 1},${order},${customer},${who.name},${who.product},${who.method},${who.country},${channel},${major(amount)},${isPaid ? major(amount) : '0.00'},${who.currency},${index + 1},${answer},${latency},${times}\n`,
      });
      truth.attempts++;
      if (!isPaid) continue;
      truth.approved++;
      truth.paid++;
    }
    if (fate === 2) return;
    const fee = Math.floor((amount * who.bps + 5000) / 10_000) + who.perItem;
    settled.push(this.settlementLine(day, wallMs, order, 'sale', amount, fee));
    truth.sales += amount;
    truth.fees += fee;
    const refundDay = day + refundFrom + random.below(20);
    if (random.chance(who.refunds) && refundDay < dayCount)
      this.refundsDue.set(refundDay, [...(this.refundsDue.get(refundDay) ?? []), { order, amount, wallMs }]);
  }

  /** Deals out the month's orders without replacement, so that its counts come out exactly. */
  private nextFate(month: number, random: Random): 0 | 1 | 2 {
    const [once, second, never] = this.left[month]!;
    const position = random.unit() * (once + second + never);
    const fate = position < once ? 0 : position < once + second ? 1 : 2;
    this.left[month] = [once - (fate === 0 ? 1 : 0), second - (fate === 1 ? 1 : 0), never - (fate === 2 ? 1 : 0)];
    return fate;
  }

  private settlementLine(day: number, wallMs: number, order: string, type: 'sale' | 'refund', gross: number, fee: number): string {
    const { name, product, method, country, currency } = this.who;
    return [
      isoInstant(instantOf(day, wallMs)),
      dayText(day),
      name,
      product,
      method,
      country,
      type,
      type.toUpperCase(),
      `${type === 'sale' ? 'S' : 'R'}-${order}`,
      order,
      major(gross),
      currency,
      major(-fee),
      major(-fee),
      major(gross - fee),
      currency,
      `${day + 1}\n`,
    ].join(',');
  }
}
