import { AchReturns } from './ach/ach-returns.ts';
import { AttemptColumns, none, outcome } from './attempt-columns.ts';
import { authenticated, drawAuthentication, drawExemption, drawFailedAuthentication } from './authentication.ts';
import { dayWeights, drawWallMs } from './day-profile.ts';
import { Customers } from './draw-customer.ts';
import { drawLatency } from './draw-latency.ts';
import { type Aftermath, drawCaptureLag, drawSale } from './draw-sale.ts';
import { allocate, drawFrom, drawSlot } from './draw-tables.ts';
import { DeclineSpike } from './decline-spike.ts';
import { planOf } from './incident-plan.ts';
import { inquiriesDown, isWithin, missingDay, northbankBackAt, northbankErrorShare } from './incident-windows.ts';
import { bins, binSlots, isNetworkBin } from './issuers.ts';
import { LateApprovals } from './late-approvals.ts';
import { shareOfDay } from './program-incidents.ts';
import { attemptsOf, isPaid, monthQuota, pattern, QuotaDraw, smallSegmentPerMonth, type SynthSize } from './quotas.ts';
import { Random } from './random.ts';
import { authenticationDue, doNotHonor, insufficientFunds, reasonSlots, systemError, technicalShare, timeout } from './reasons.ts';
import type { SettlementQueue } from './settlement-queue.ts';
import { dayCount, dayOfInstant, instantOf, monthOf, months, wallOf } from './synth-calendar.ts';
import {
  amountTables,
  channelSlots,
  channels,
  country,
  countrySlots,
  currencyOf,
  microsPerMinor,
  product,
  productIds,
  timeoutMs,
} from './world.ts';

const hourMs = 3_600_000;
const warmUpDays = 14;
const warmUpNumbers = 90_000_000;
const recurring = channels.indexOf('recurring');
const hiddenDay = dayOfInstant(inquiriesDown.start);
const hiddenShare = shareOfDay(inquiriesDown);
/** Share of attempts without an answer that the customer makes good by trying again. */
const triedAgain = 0.6;
/** Share of refusals for want of authentication that follow a failed one. */
const failedFirst = 0.7;

/** Draws orders day by day: first what becomes of each (from the month's exact quota), then the attempts that bring it about. */
export class OrderDrawer {
  readonly columns = new AttemptColumns();
  private readonly counts: readonly (readonly number[])[];
  private readonly weights: readonly number[];
  private readonly quotas: readonly (readonly QuotaDraw[])[];
  private readonly customers: Customers;
  private readonly smallSegment = months.map(() => smallSegmentPerMonth);
  private readonly ordersLeft: number[];
  private readonly technicalCredit = productIds.map(() => 0.5);
  private readonly tiltSums = productIds.map(() => ({ tilted: 5, share: 5 }));
  private readonly hasHiddenTender: boolean;
  private readonly spike: DeclineSpike;
  private readonly silence: LateApprovals;
  private readonly achReturns: AchReturns;
  private readonly aftermath: Aftermath = { saleDay: -1, refunded: 0, refundDay: -1, disputeDay: -1 };
  private lastOrder = 0;
  private random: Random;
  private day = 0;
  private month = 0;

  constructor(
    private readonly size: SynthSize,
    private readonly seed: number,
    private readonly queue: SettlementQueue,
  ) {
    this.random = new Random(`${seed}|start`);
    this.spike = new DeclineSpike(size, this.columns);
    this.silence = new LateApprovals(size, seed, this.columns);
    this.weights = dayWeights(`${seed}|days`);
    this.customers = new Customers(size);
    this.quotas = productIds.map((_, code) => months.map((_month, month) => new QuotaDraw(monthQuota(size, code, month))));
    this.ordersLeft = months.map((_, month) => monthQuota(size, product.privateLabel, month).orders);
    this.hasHiddenTender = planOf('I21', size).isPlanted;
    this.counts = productIds.map((_, code) =>
      months.flatMap((_month, month) => {
        const days = Array.from({ length: dayCount }, (_day, day) => day).filter((day) => monthOf(day) === month);
        return allocate(
          monthQuota(size, code, month).orders,
          days.map((day) => this.weights[day]! * (this.isHiding(code, day) ? 1 - hiddenShare : 1)),
        );
      }),
    );
    this.achReturns = new AchReturns(size, this.counts[product.ach]!);
  }

  /** Sales of the fortnight before the quarter: none of their attempts is in a file, but their settlement lines are. */
  drawWarmUp(): void {
    this.random = new Random(`${this.seed}|warm-up`);
    let number = warmUpNumbers;
    for (let day = -warmUpDays; day < 0; day++) {
      for (let code = 0; code < productIds.length; code++) {
        for (let left = Math.round(monthQuota(this.size, code, 0).paid / 31); left > 0; left--) {
          const where = drawSlot(countrySlots[code]!, this.random);
          const lag = drawCaptureLag(code, this.random);
          drawSale(
            this.aftermath,
            this.queue,
            this.random,
            code,
            where,
            this.drawBin(code, where),
            ++number,
            this.drawAmount(code, where),
            day + lag,
          );
        }
      }
    }
  }

  /** All attempts of one local day, in `columns`; the lines that follow from them go to the settlement queue. */
  drawDay(day: number): AttemptColumns {
    const random = new Random(`${this.seed}|orders|${day}`);
    this.random = random;
    this.day = day;
    this.month = monthOf(day);
    const starts = new Float64Array(this.counts.reduce((sum, byDay) => sum + byDay[day]!, 0));
    let index = 0;
    this.counts.forEach((byDay, code) => {
      const isHiding = this.isHiding(code, day);
      for (let left = byDay[day]!; left > 0; left--) {
        let wall = drawWallMs(random);
        if (isHiding) while (isWithin(inquiriesDown, instantOf(day, wall))) wall = drawWallMs(random);
        starts[index++] = wall * 8 + code;
      }
    });
    starts.sort();
    this.columns.clear(starts.length * 3);
    for (const start of starts) this.drawOrder(Math.floor(start / 8), start % 8);
    return this.columns;
  }

  /** I21: orders of this product cannot begin in a part of the day. */
  private isHiding(code: number, day: number): boolean {
    return this.hasHiddenTender && code === product.points && day === hiddenDay;
  }

  private drawOrder(wallMs: number, code: number): void {
    const { random, columns } = this;
    const row = columns.add();
    const where = this.drawCountry(code);
    const bin = this.drawBin(code, where);
    const amount = this.drawAmount(code, where);
    const rank = this.customers.drawRank(random);
    const instant = instantOf(this.day, wallMs);
    const channel = drawSlot(channelSlots[code]!, random);
    columns.instant[row] = instant;
    columns.orderNumber[row] = ++this.lastOrder;
    columns.attemptNumber[row] = 1;
    columns.product[row] = code;
    columns.country[row] = where;
    columns.amount[row] = amount;
    columns.customer[row] = this.customers.idOf(rank);
    columns.channel[row] = channel;
    columns.isMissing[row] = code === product.points && this.day === missingDay ? 1 : 0;
    this.setCard(row, bin, where);

    const errorShare = code === product.coBrand ? northbankErrorShare(instant) : 0;
    const isOut = errorShare > 0 && random.chance(errorShare);
    const isSilent = this.silence.hits(row);
    const isSpike = !isSilent && this.spike.hits(row);
    const quota = this.quotas[code]![this.month]!;
    const failChance = isOut || isSpike || isSilent ? 1 : this.failChance(code, quota.failShare, this.tilt(row, rank, wallMs));
    const preferred = isOut ? pattern.D : isSilent && random.chance(triedAgain) ? pattern.DA : null;
    const taken = quota.next(random, failChance, preferred);
    columns.isPaid[row] = isPaid(taken) ? 1 : 0;
    if (taken === pattern.A) {
      this.approve(row);
      return;
    }
    this.refuse(row, isOut ? this.outageReason() : isSilent ? timeout : isSpike ? doNotHonor : this.drawReason(row, isPaid(taken)));
    if (isSilent) this.silence.follow(row);
    this.retry(row, taken);
  }

  /**
   * Tilts move failures between orders, never their number: on average over a product's orders the chance stays the quota's share.
   * Uncentered, failures would run ahead of the quota and every month would end better than it began.
   */
  private failChance(code: number, share: number, factor: number): number {
    const sums = this.tiltSums[code]!;
    const chance = tilted(share, factor);
    sums.tilted += chance;
    sums.share += share;
    return Math.min(1, (chance * sums.share) / sums.tilted);
  }

  /** The further attempts of an order that failed at first. */
  private retry(first: number, taken: number): void {
    const { random, columns } = this;
    let before = first;
    for (let number = 2; number <= attemptsOf[taken]!; number++) {
      const row = columns.add(before);
      const isSwitch = taken === pattern.DS || taken === pattern.DF;
      if (isSwitch) {
        columns.product[row] = product.card;
        this.setCard(row, this.drawBin(product.card, columns.country[row]!), columns.country[row]!);
      } else this.authenticateAgain(before, row);
      const willPass = isPaid(taken) && number === attemptsOf[taken];
      columns.instant[row] = this.retryInstant(before, row, willPass);
      if (willPass) this.approve(row);
      else if (columns.product[row] === product.coBrand && northbankErrorShare(columns.instant[row]!) === 1)
        this.refuse(row, this.outageReason());
      else if (this.spike.hits(row)) this.refuse(row, doNotHonor);
      else
        this.refuse(
          row,
          !isSwitch && columns.reason[before]! < systemError && random.chance(0.7) ? columns.reason[before]! : this.drawReason(row, false),
        );
      before = row;
    }
  }

  /** After a refusal for want of authentication the customer is asked; an authentication that failed is not used again. */
  private authenticateAgain(before: number, row: number): void {
    const { authentication, reason } = this.columns;
    const isAsked = reason[before] === authenticationDue && this.columns.bin[row] !== none && isNetworkBin[this.columns.bin[row]!] === 1;
    if (isAsked) authentication[row] = authenticated.passed;
    else if (authentication[row]! >= authenticated.failed) authentication[row] = authenticated.none;
  }

  private retryInstant(before: number, row: number, willPass: boolean): number {
    const { random, columns } = this;
    const from = columns.instant[before]! + columns.latency[before]!;
    const isTechnical = columns.reason[before]! >= systemError;
    const delay = isTechnical ? 2000 + random.below(30_000) : 12_000 + random.below(random.chance(0.7) ? 120_000 : 1_200_000);
    const room = instantOf(this.day, 86_395_000) - from;
    const instant = from + Math.floor(Math.min(delay, room * 0.5));
    const backAt = willPass && columns.product[row] === product.coBrand ? northbankBackAt(instant) : 0;
    return backAt === 0 ? instant : backAt + random.below(60_000);
  }

  private approve(row: number): void {
    const { random, columns } = this;
    const code = columns.product[row]!;
    this.answer(row, none);
    const lag = drawCaptureLag(code, random);
    const day = this.day + lag;
    const isFinal = day < dayCount;
    columns.outcome[row] = isFinal ? outcome.captured : outcome.authorized;
    columns.captureDay[row] = day;
    columns.captureInstant[row] =
      lag === 0
        ? columns.instant[row]! + columns.latency[row]! + 400 + random.below(2500)
        : instantOf(day, 8 * hourMs + random.below(12 * hourMs));
    if (!isFinal) return;
    const { country, bin, orderNumber, amount } = columns;
    const returnDay = code === product.ach ? this.achReturns.next(this.day) : -1;
    columns.debitReturnDay[row] = returnDay;
    drawSale(this.aftermath, this.queue, random, code, country[row]!, bin[row]!, orderNumber[row]!, amount[row]!, day, returnDay);
    columns.saleDay[row] = this.aftermath.saleDay;
    columns.refunded[row] = this.aftermath.refunded;
    columns.refundDay[row] = this.aftermath.refundDay;
    columns.disputeDay[row] = this.aftermath.disputeDay;
  }

  private refuse(row: number, reason: number): void {
    const { columns } = this;
    this.answer(row, reason);
    columns.reason[row] = reason;
    columns.outcome[row] = reason === timeout ? outcome.timeout : reason === systemError ? outcome.error : outcome.declined;
    if (reason === timeout) columns.latency[row] = timeoutMs;
    if (reason === authenticationDue && columns.authentication[row] !== authenticated.none && this.random.chance(failedFirst))
      columns.authentication[row] = drawFailedAuthentication(this.random);
  }

  private answer(row: number, reason: number): void {
    const { columns } = this;
    const wall = wallOf(this.day, columns.instant[row]!);
    columns.latency[row] = drawLatency(this.random, columns.product[row]!, this.month, wall, this.weights[this.day]!);
    this.spike.note(row, reason);
  }

  private drawReason(row: number, isRecovered: boolean): number {
    const code = this.columns.product[row]!;
    const credit = this.technicalCredit[code]! + technicalShare[code]!;
    this.technicalCredit[code] = credit >= 1 ? credit - 1 : credit;
    if (credit >= 1) return this.random.chance(0.6) ? systemError : timeout;
    const reason = drawSlot(reasonSlots(code, this.columns.country[row] === country.mx, isRecovered), this.random);
    return reason === doNotHonor && this.spike.bars(row) ? insufficientFunds : reason;
  }

  private outageReason(): number {
    return this.random.chance(0.55) ? systemError : timeout;
  }

  /** Factor on the odds of a refusal: issuer, amount, customer, hour, merchant-initiated, authentication. */
  private tilt(row: number, rank: number, wallMs: number): number {
    const { columns } = this;
    const bin = columns.bin[row]!;
    const dollars = columns.amount[row]! * microsPerMinor[currencyOf[columns.country[row]!]!]!;
    let factor = bin === none ? 1 : bins[bin]!.tilt;
    if (dollars > 150_000_000) factor *= 1.25;
    if (rank > 0.3) factor *= 1.15;
    if (wallMs < 5 * hourMs) factor *= 1.2;
    if (columns.country[row] === country.mx) factor *= 1.5;
    if (columns.channel[row] === recurring) factor *= 1.1;
    if (columns.authentication[row] === authenticated.frictionless) factor *= 0.7;
    return factor * 0.95;
  }

  private drawCountry(code: number): number {
    const { random, month } = this;
    if (code !== product.privateLabel) return drawSlot(countrySlots[code]!, random);
    const left = this.smallSegment[month]!;
    const isSmall = left > 0 && random.below(this.ordersLeft[month]!) < left;
    this.ordersLeft[month] = this.ordersLeft[month]! - 1;
    if (!isSmall) return drawSlot(countrySlots[code]!, random);
    this.smallSegment[month] = left - 1;
    return country.pr;
  }

  private drawBin(code: number, where: number): number {
    const slots = binSlots(code, where);
    return slots === null ? none : drawSlot(slots, this.random);
  }

  /** Minor units of the country's currency; one dollar at least. */
  private drawAmount(code: number, where: number): number {
    const micros = Math.max(drawFrom(amountTables[code]!, this.random), 1) * 1_000_000;
    return Math.round(micros / microsPerMinor[currencyOf[where]!]!);
  }

  private setCard(row: number, bin: number, where: number): void {
    const { random, columns } = this;
    columns.bin[row] = bin;
    columns.authentication[row] = authenticated.none;
    columns.exemption[row] = 0;
    if (bin === none) return;
    columns.lastFour[row] = random.below(10_000);
    if (columns.channel[row]! > 1 || isNetworkBin[bin] === 0) return;
    columns.authentication[row] = drawAuthentication(random, where);
    if (columns.authentication[row] === authenticated.none)
      columns.exemption[row] = drawExemption(random, where, columns.amount[row]! * microsPerMinor[currencyOf[where]!]!);
  }
}

function tilted(chance: number, factor: number): number {
  const raised = chance * factor;
  return raised / (1 - chance + raised);
}
