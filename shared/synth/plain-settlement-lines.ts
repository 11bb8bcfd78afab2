import { settlementLineTable } from '../domain/tables.ts';
import type { PayoutLog } from './books/payout-log.ts';
import type { ByteWriter } from './byte-writer.ts';
import { discountFee, disputeFee } from './fees.ts';
import { writeDate, writeOrderReference, writeUtc } from './line-parts.ts';
import { writePartnerReference } from './partner-reference.ts';
import { type DayLines, lineKind } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { instantOf, isDaylightTime, monthOf, pacificDayOf, payoutDays } from './synth-calendar.ts';
import { hasPromotion, isForgotten, PromotionTruth, promotionName, standardName } from './programs/promotion.ts';
import { templateColumns, templateHeader } from './template-header.ts';
import { countries, currencies, currencyOf, methods, microsPerMinor, partner, partnerNames, product, productIds } from './world.ts';

const columnNames = templateColumns(settlementLineTable, 'payout_id');
/** The template for settlement lines: canonical column names, major units, positive = to us, instants in UTC. */
export const plainSettlementHeader = `${columnNames.join(',')}\n`;
/** The same with the promotions of the private label. */
export const promotionSettlementHeader = templateHeader(settlementLineTable, 'promo_booked');
/** I19: the plain one with gross under another name, at the end. */
export const driftedSettlementHeader = `${columnNames.filter((name) => name !== 'gross').join(',')},gross_amount\n`;

const types = ['sale', 'refund', 'chargeback', 'chargeback_reversal'];
const sourceTypes = ['SALE', 'RETURN', 'DISPUTE', 'DISPUTE_WON'];
const payoutTime = 81_000_000;
const letterT = 84;

/** Where lines are written, and in which order of columns. */
export interface LineTarget {
  readonly writer: ByteWriter;
  readonly isDrifted: boolean;
}

/** Minor units by which the copy of a line differs from the line. */
interface Shift {
  readonly gross: number;
  readonly fee: number;
}
const noShift: Shift = { gross: 0, fee: 0 };

/** Writes the lines of a partner that sends the template, and pays each currency out batch by batch. */
export class PlainBook {
  private readonly balances = currencies.map(() => 0);
  private readonly fees = currencies.map(() => 0);
  /** A second file that gets the same lines. */
  copy: LineTarget | null = null;
  readonly promotions = new PromotionTruth();
  /** First sale of the day and where its line stands in the writer; asked for once a day. */
  private marked: { readonly from: number; readonly to: number; readonly orderNumber: number; readonly amount: number } | null = null;

  constructor(
    /** The file that lines go to at present. */
    public into: ByteWriter,
    private readonly truth: SettlementTruth,
    private readonly payouts: PayoutLog,
    private readonly partner: number,
  ) {}

  /** Returns the net in minor units. `shift` changes the copy alone. */
  writeLine(day: number, lines: DayLines, row: number, shift: Shift = noShift): number {
    const { truth, partner: own, into } = this;
    const kind = lines.kind[row]!;
    const code = lines.product[row]!;
    const currency = currencyOf[lines.country[row]!]!;
    const amount = lines.amount[row]!;
    const fee =
      kind === lineKind.sale ? discountFee(code, currency, amount) : kind === lineKind.chargeback ? disputeFee(code, currency) : 0;
    const gross = kind === lineKind.sale || kind === lineKind.reversal ? amount : -amount;
    const from = into.size;
    this.render({ writer: into, isDrifted: false }, day, lines, row, gross, fee);
    if (kind === lineKind.sale && this.marked === null) this.marked = { from, to: into.size, orderNumber: lines.orderNumber[row]!, amount };
    if (this.copy !== null) this.render(this.copy, day, lines, row, gross + shift.gross, fee + shift.fee);
    this.balances[currency]! += gross - fee;
    this.fees[currency]! -= fee;
    if (hasPromotion(kind, code, lines.orderNumber[row]!, amount * microsPerMinor[currency]!)) this.promotions.add(day);
    truth.addLine(own, day, code, kind, currency, amount);
    truth.addFee(own, monthOf(day), fee * microsPerMinor[currency]!);
    if (own === partner.cobalt && kind === lineKind.sale)
      truth.addPacificSale(pacificDayOf(day, lines.wallMs[row]!), amount * microsPerMinor[currency]!);
    return gross - fee;
  }

  takeMarked() {
    const { marked } = this;
    this.marked = null;
    return marked;
  }

  private render(target: LineTarget, day: number, lines: DayLines, row: number, gross: number, fee: number): void {
    const { writer, isDrifted } = target;
    const code = lines.product[row]!;
    const place = lines.country[row]!;
    const kind = lines.kind[row]!;
    const number = lines.orderNumber[row]!;
    const ccy = currencies[currencyOf[place]!]!;
    this.writeHead(writer, day, lines.wallMs[row]!, code);
    writer.text(
      `${methods[code]!},${code === product.privateLabel ? 'private_label' : ''},${countries[place]!},${types[kind]!},${sourceTypes[kind]!},`,
    );
    writePartnerReference(writer, this.partner, kind, number);
    writer.comma();
    writeOrderReference(writer, number);
    writer.comma();
    if (!isDrifted) {
      writer.cents(gross);
      writer.comma();
    }
    writer.text(`${ccy},`);
    writer.cents(-fee);
    writer.text(',,,,');
    writer.cents(-fee);
    writer.text(',0.00,');
    this.writeTail(writer, day, currencyOf[place]!, gross - fee);
    if (this.partner === partner.alder) {
      const micros = lines.amount[row]! * microsPerMinor[currencyOf[place]!]!;
      const isOne = hasPromotion(kind, code, number, micros);
      writer.text(isOne ? `,,${promotionName},${isForgotten(day) ? standardName : promotionName}` : ',,,');
    }
    if (isDrifted) {
      writer.comma();
      writer.cents(gross);
    }
    writer.byte(10);
  }

  /** Cobalt reports its payouts in a file apart; the others have them among their lines. */
  writePayouts(day: number): void {
    const { balances, fees, partner: own } = this;
    const isApart = own === partner.cobalt;
    balances.forEach((balance, currency) => {
      if (balance === 0) return;
      const payoutId = this.payoutId(day, currency);
      const bankRef = isApart ? `CBLT-${String(payoutDays[day]!.batch).padStart(6, '0')}` : payoutId;
      this.payouts.add({ partner: own, currency, day, payoutId, bankRef, lines: balance, fees: fees[currency]! });
      if (!isApart) this.renderPayout({ writer: this.into, isDrifted: false }, day, currency, balance);
      if (!isApart && this.copy !== null) this.renderPayout(this.copy, day, currency, balance);
      balances[currency] = 0;
      fees[currency] = 0;
    });
  }

  private renderPayout({ writer, isDrifted }: LineTarget, day: number, currency: number, balance: number): void {
    this.writeHead(writer, day, payoutTime, this.partner);
    writer.text(`${methods[this.partner]!},,,payout,PAYOUT,${this.payoutId(day, currency)},,`);
    writer.text(`${isDrifted ? '' : ','}${currencies[currency]!},,,,,,,`);
    this.writeTail(writer, day, currency, -balance);
    if (this.partner === partner.alder) writer.text(',,,');
    writer.text(isDrifted ? ',\n' : '\n');
  }

  /** ts_utc, posting_date, partner, product, mid. Cobalt's days end at midnight in Los Angeles. */
  private writeHead(writer: ByteWriter, day: number, wallMs: number, code: number): void {
    writer.reserve(512);
    writeUtc(writer, day, wallMs, isDaylightTime(instantOf(day, wallMs)) ? 4 : 5, letterT);
    writer.text('Z,');
    writeDate(writer, this.partner === partner.cobalt ? pacificDayOf(day, wallMs) : day);
    writer.text(`,${partnerNames[this.partner]!},${productIds[code]!},larkspur-us,`);
  }

  /** net, ccy_net, fx_rate, batch_id, payout_id. */
  private writeTail(writer: ByteWriter, day: number, currency: number, net: number): void {
    writer.cents(net);
    writer.text(`,${currencies[currency]!},1,${payoutDays[day]!.batch},${this.payoutId(day, currency)}`);
  }

  private payoutId(day: number, currency: number): string {
    return `${partnerNames[this.partner]!.slice(0, 2).toUpperCase()}-${currencies[currency]!}-${String(payoutDays[day]!.batch).padStart(4, '0')}`;
  }
}
