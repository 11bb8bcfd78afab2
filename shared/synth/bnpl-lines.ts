import type { PayoutLog } from './books/payout-log.ts';
import type { ByteWriter } from './byte-writer.ts';
import { discountFee, disputeFee } from './fees.ts';
import { writeDate, writeOrderReference, writeReference, writeUtc } from './line-parts.ts';
import { type DayLines, lineKind } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { instantOf, isDaylightTime, monthOf, payoutDays } from './synth-calendar.ts';
import { countries, currencies, currencyOf, microsPerMinor, partner, product } from './world.ts';

/** Itemised balance activity, amounts in major units, net = gross - fee, times in UTC as the column names say. */
export const bnplHeader = [
  'automatic_payout_effective_at_utc,automatic_payout_id,available_on_utc,balance_transaction_id,charge_id,created_utc,currency,description,fee,gross,net',
  'payment_intent_id,payment_metadata[external_identifier],payment_method_type,card_brand,card_country,card_funding,reporting_category,source_id',
  'trace_id_status,gateway_account\n',
].join(',');

const codes = currencies.map((currency) => currency.toLowerCase());
const categories = ['charge', 'refund', 'dispute', 'dispute_reversal'];
const sources = ['ch_', 're_', 'dp_', 'dp_'];
const descriptions = ['Pay over time', 'Refund', 'Dispute', 'Dispute won'];
const payoutTime = 81_000_000;
const space = 32;

/** A record whose description holds an unquoted comma, so that it has one field too many. */
export interface BrokenRecord {
  readonly day: number;
  readonly orderNumber: number;
  readonly currency: string;
  readonly grossMinor: number;
  readonly feeMinor: number;
}

/** Writes Lumen's lines and pays each currency out batch by batch. */
export class BnplBook {
  /** Minor units of each currency since the last payout. */
  private readonly balances = currencies.map(() => 0);
  /** What of it stands in records that cannot be read. */
  private readonly unreadable = currencies.map(() => 0);
  readonly broken: BrokenRecord[] = [];

  constructor(
    private readonly writer: ByteWriter,
    private readonly truth: SettlementTruth,
    private readonly payouts: PayoutLog,
  ) {}

  /** `isBroken`: the partner pays the sale out as any other, but its record cannot be read. Returns the net in minor units. */
  writeLine(day: number, lines: DayLines, row: number, isBroken: boolean): number {
    const { writer, truth } = this;
    const kind = lines.kind[row]!;
    const place = lines.country[row]!;
    const currency = currencyOf[place]!;
    const amount = lines.amount[row]!;
    const number = lines.orderNumber[row]!;
    const fee =
      kind === lineKind.sale
        ? discountFee(product.bnpl, currency, amount)
        : kind === lineKind.chargeback
          ? disputeFee(product.bnpl, currency)
          : 0;
    const gross = kind === lineKind.sale || kind === lineKind.reversal ? amount : -amount;
    const wall = lines.wallMs[row]!;
    const payout = payoutDays[day]!;
    writer.reserve(512);
    this.writePayoutPart(payout.day, payout.batch, currency);
    writer.text('txn_');
    writeReference(writer, 8 + kind, number);
    writer.text(',ch_');
    writeReference(writer, 8, number);
    writer.comma();
    this.writeTime(day, wall);
    writer.text(codes[currency]!);
    writer.comma();
    writer.text(isBroken ? 'Pay over time, gift order' : descriptions[kind]!);
    this.writeAmounts(fee, gross);
    writer.text('pi_');
    writeReference(writer, 7, number);
    writer.comma();
    writeOrderReference(writer, number);
    writer.text(`,bnpl,,${countries[place]!},,`);
    writer.text(categories[kind]!);
    writer.comma();
    writer.text(sources[kind]!);
    writeReference(writer, kind === lineKind.sale ? 8 : 10 + kind, number);
    writer.text(',available,acct_lumen_larkspur\n');
    this.balances[currency]! += gross - fee;
    if (isBroken) {
      this.broken.push({ day, orderNumber: number, currency: currencies[currency]!, grossMinor: gross, feeMinor: fee });
      this.unreadable[currency]! += gross - fee;
      return gross - fee;
    }
    truth.addLine(partner.lumen, day, product.bnpl, kind, currency, amount);
    truth.addFee(partner.lumen, monthOf(day), fee * microsPerMinor[currency]!);
    return gross - fee;
  }

  writePayouts(day: number): void {
    const { writer, balances } = this;
    const { batch } = payoutDays[day]!;
    balances.forEach((balance, currency) => {
      if (balance === 0) return;
      const payoutId = this.payoutId(batch, currency);
      const unreadable = this.unreadable[currency]!;
      this.payouts.add({ partner: partner.lumen, currency, day, payoutId, bankRef: payoutId, lines: balance - unreadable, unreadable });
      writer.reserve(512);
      this.writePayoutPart(day, batch, currency);
      writer.text(`txn_po${batch}${codes[currency]!},,`);
      this.writeTime(day, payoutTime);
      writer.text(`${codes[currency]!},Payout`);
      this.writeAmounts(0, -balance);
      writer.text(`,,,,,,payout,${payoutId},available,acct_lumen_larkspur\n`);
      balances[currency] = 0;
      this.unreadable[currency] = 0;
    });
  }

  private payoutId(batch: number, currency: number): string {
    return `po_lumen${codes[currency]!}${String(batch).padStart(4, '0')}`;
  }

  /** Payout date, payout id, date on which the funds become available. */
  private writePayoutPart(day: number, batch: number, currency: number): void {
    const { writer } = this;
    writeDate(writer, day);
    writer.text(' 00:00:00,');
    writer.text(this.payoutId(batch, currency));
    writer.comma();
    writeDate(writer, day);
    writer.text(' 00:00:00,');
  }

  private writeTime(day: number, wallMs: number): void {
    writeUtc(this.writer, day, wallMs, isDaylightTime(instantOf(day, wallMs)) ? 4 : 5, space);
    this.writer.comma();
  }

  private writeAmounts(fee: number, gross: number): void {
    const { writer } = this;
    writer.comma();
    writer.cents(fee);
    writer.comma();
    writer.cents(gross);
    writer.comma();
    writer.cents(gross - fee);
    writer.comma();
  }
}
