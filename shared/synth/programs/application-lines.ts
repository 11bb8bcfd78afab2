import { applicationTable } from '../../domain/fact-tables/application.ts';
import type { ByteWriter } from '../byte-writer.ts';
import { dayWeights, drawWallMs } from '../day-profile.ts';
import { Customers } from '../draw-customer.ts';
import { allocate, drawFrom, drawSlot, lognormalTable, slotTable } from '../draw-tables.ts';
import { writeInstant } from '../line-parts.ts';
import { monthQuota, type SynthSize } from '../quotas.ts';
import { Random } from '../random.ts';
import { dayCount, dayOf, dayOfInstant, dayStart, instantOf, monthOf, months } from '../synth-calendar.ts';
import { partner, partnerNames, product, productIds } from '../world.ts';
import { templateHeader } from '../template-header.ts';

/** The template for applications: canonical column names, major units, instants in UTC. */
export const applicationHeader = templateHeader(applicationTable, 'ccy');

const dayMs = 86_400_000;
/** Applications at Alder for every thousand orders; those at Northbank are at true scale, whatever the size of the world. */
const alderPerThousandOrders = 1.2;
const northbankApplications = 16_000;
/** I23: of so many accounts that Northbank booked in the quarter so many came without their bounty, evenly among them. */
export const northbankBooked = 9880;
export const northbankUnpaid = 468;
/** Share of machine answers that take more than 15 seconds; I25: in February 3.2 %. */
const slowShares = [0.008, 0.032, 0.008] as const;
const issuers = [
  { partner: partner.northbank, product: product.coBrand, bounty: '40.00', bountyCents: 4000 },
  { partner: partner.alder, product: product.privateLabel, bounty: '15.00', bountyCents: 1500 },
] as const;
const channelNames = ['web', 'app', 'voice'];
const channelSlots = slotTable([58, 38, 4]);
const bands = ['A', 'B', 'C', 'D', 'E'];
const bandSlots = slotTable([24, 30, 23, 14, 9]);
/** Chance of approval by score band, before and after the issuers tightened their policy. */
const policy = [
  [0.97, 0.9, 0.66, 0.26, 0.04],
  [0.97, 0.88, 0.44, 0.1, 0.02],
] as const;
export const policyDay: number = dayOf(3, 1);
/** Middle credit line by score band, in hundreds of dollars. */
const lineHundreds = [90, 55, 30, 15, 8];
const reasons = ['score', 'income', 'identity', 'policy'];
const reasonSlots = slotTable([46, 22, 12, 20]);
const decisionMs = lognormalTable(6.4, 0.55);
const decision = { approved: 0, declined: 1, pending: 2, withdrawn: 3 } as const;
const decisionNames = ['approved', 'declined', 'pending', 'withdrawn'];
/** Clauses ask for a decision within this time. */
export const instantDecisionMs = 15_000;

interface MonthSums {
  submitted: number;
  readonly decisions: number[];
  instant: number;
  booked: number;
  bountyCents: number;
}

/** Applications by issuer (0 = Northbank, 1 = Alder) and month of submission, counted while they are drawn. */
export class ApplicationTruth {
  private readonly sums: readonly (readonly MonthSums[])[] = issuers.map(() =>
    months.map(() => ({ submitted: 0, decisions: [0, 0, 0, 0], instant: 0, booked: 0, bountyCents: 0 })),
  );

  /** By the month of booking: accounts, and those among them that came without a bounty. */
  private readonly bookings = issuers.map(() => months.map(() => ({ booked: 0, unpaid: 0 })));

  booked(issuer: number, month: number): { readonly booked: number; readonly unpaid: number } {
    return this.bookings[issuer]![month]!;
  }

  book(issuer: number, day: number, isPaid: boolean): void {
    const month = this.bookings[issuer]![monthOf(day)]!;
    month.booked++;
    if (!isPaid) month.unpaid++;
  }

  of(issuer: number, month: number) {
    const { submitted, decisions, instant, booked, bountyCents } = this.sums[issuer]![month]!;
    const [approved = 0, declined = 0, pending = 0, withdrawn = 0] = decisions;
    return { submitted, approved, declined, pending, withdrawn, decisioned: approved + declined, instant, booked, bountyCents };
  }

  add(issuer: number, day: number, decided: number, isInstant: boolean, isBooked: boolean, isPaid: boolean): void {
    const sums = this.sums[issuer]![monthOf(day)]!;
    sums.submitted++;
    sums.decisions[decided]!++;
    if (isInstant) sums.instant++;
    if (!isBooked) return;
    sums.booked++;
    if (isPaid) sums.bountyCents += issuers[issuer]!.bountyCents;
  }
}

/** Draws the applications of each day: a fixed number of the quarter, spread like orders. */
export class ApplicationBook {
  readonly truth = new ApplicationTruth();
  private readonly counts: readonly (readonly number[])[];
  private readonly customers: Customers;
  private number = 0;
  private booked = 0;

  constructor(
    private readonly writer: ByteWriter,
    size: SynthSize,
    private readonly seed: number,
  ) {
    const orders = productIds.reduce(
      (sum, _, code) => sum + months.reduce((own, _month, at) => own + monthQuota(size, code, at).orders, 0),
      0,
    );
    const weights = dayWeights(`${seed}|application days`);
    const alder = Math.round((orders * alderPerThousandOrders) / 1000);
    this.counts = [allocate(northbankApplications, weights), allocate(alder, weights)];
    this.customers = new Customers(size);
  }

  writeDay(day: number): void {
    const random = new Random(`${this.seed}|applications|${day}`);
    const starts = this.counts.flatMap((byDay, issuer) =>
      Array.from({ length: byDay[day]! }, () => ({ wall: drawWallMs(random), issuer })),
    );
    starts.sort((left, right) => left.wall - right.wall);
    for (const { wall, issuer } of starts) this.writeApplication(random, day, wall, issuer);
  }

  private writeApplication(random: Random, day: number, wall: number, issuer: number): void {
    const at = instantOf(day, wall);
    const band = drawSlot(bandSlots, random);
    const isReferred = random.chance(0.01);
    const waits = isReferred ? Math.floor((0.5 + 8 * random.unit()) * dayMs) : this.drawDecisionMs(random, monthOf(day));
    const end = dayStart(dayCount);
    const isApproved = random.chance(policy[day >= policyDay ? 1 : 0]![band]!);
    const isWithdrawn = random.chance(0.02);
    const decided = isWithdrawn
      ? decision.withdrawn
      : at + waits >= end
        ? decision.pending
        : isApproved
          ? decision.approved
          : decision.declined;
    const isFinal = decided === decision.approved || decided === decision.declined;
    const booking = this.drawBooking(random, at + waits, isReferred);
    const isFull = issuer === 0 && this.booked >= northbankBooked;
    const isBooked = decided === decision.approved && booking.at < end && !isFull;
    const isPaid = isBooked && !(issuer === 0 && this.isUnpaid());
    if (isBooked && issuer === 0) this.booked++;
    if (isBooked) this.truth.book(issuer, dayOfInstant(booking.at), isPaid);
    this.truth.add(issuer, day, decided, isFinal && waits <= instantDecisionMs, isBooked, isPaid);
    this.writeRow(random, at, issuer, band, decided, isFinal ? waits : null, isBooked ? booking : null, isPaid);
  }

  /** Whether the next account that Northbank books is one without a bounty. */
  private isUnpaid(): boolean {
    const unpaidOf = (count: number): number => Math.floor((count * northbankUnpaid) / northbankBooked);
    return unpaidOf(this.booked + 1) > unpaidOf(this.booked);
  }

  private drawDecisionMs(random: Random, month: number): number {
    if (random.chance(slowShares[month] ?? 0)) return instantDecisionMs + 1 + random.below(45_000);
    return Math.min(Math.round(drawFrom(decisionMs, random)), instantDecisionMs);
  }

  /** When the account is booked, and when it is first used; 54 % are used in the session of the application. */
  private drawBooking(random: Random, decidedAt: number, isReferred: boolean) {
    const isLost = random.chance(0.03);
    const at = isLost ? Number.POSITIVE_INFINITY : decidedAt + 60_000 + random.below(isReferred ? 2 * dayMs : 600_000);
    const isInSession = !isReferred && random.chance(0.54);
    const isUsed = isInSession || random.chance(0.5);
    const first = isInSession ? at + 90_000 + random.below(900_000) : at + dayMs + random.below(45 * dayMs);
    return { at, isInSession, firstPurchase: isUsed ? first : Number.POSITIVE_INFINITY };
  }

  private writeRow(
    random: Random,
    at: number,
    issuer: number,
    band: number,
    decided: number,
    waits: number | null,
    booking: { readonly at: number; readonly isInSession: boolean; readonly firstPurchase: number } | null,
    isPaid: boolean,
  ): void {
    const { writer } = this;
    const { partner: code, product: productCode, bounty } = issuers[issuer]!;
    const number = String(++this.number).padStart(7, '0');
    const isApproved = decided === decision.approved;
    writer.reserve(512);
    writeInstant(writer, at);
    writer.text(`,app-${number},cus-`);
    writer.padded(this.customers.idOf(this.customers.drawRank(random)), 7);
    writer.text(booking === null ? ',,' : `,acc-${number},`);
    writer.text(
      `${partnerNames[code]!},${productIds[productCode]!},${channelNames[drawSlot(channelSlots, random)]!},${decisionNames[decided]!},`,
    );
    const reason = reasons[drawSlot(reasonSlots, random)]!;
    writer.text(`${decided === decision.declined ? reason : ''},${bands[band]!},`);
    if (waits !== null) writeInstant(writer, at + waits);
    writer.comma();
    if (waits !== null) writer.integer(waits);
    writer.comma();
    this.writeBooking(booking);
    writer.text(isApproved ? `${booking?.isInSession === true},` : ',');
    const hundreds = Math.round(lineHundreds[band]! * (0.7 + 0.6 * random.unit()));
    writer.text(isApproved ? `${hundreds}00.00,` : ',');
    writer.text(`${isPaid ? bounty : ''},USD\n`);
  }

  private writeBooking(booking: { readonly at: number; readonly firstPurchase: number } | null): void {
    const { writer } = this;
    if (booking !== null) writeInstant(writer, booking.at);
    writer.comma();
    if (booking !== null && booking.firstPurchase < dayStart(dayCount)) writeInstant(writer, booking.firstPurchase);
    writer.comma();
  }
}
