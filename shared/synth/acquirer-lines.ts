import type { PayoutLog } from './books/payout-log.ts';
import type { ByteWriter } from './byte-writer.ts';
import {
  acquirerFees,
  type AcquirerFees,
  chargebackFeeCents,
  convertedCents,
  dollarCents,
  platformFeeCents,
  refundFeeCents,
} from './fees.ts';
import { wrongRate, wrongRateDay } from './incident-windows.ts';
import { bins } from './issuers.ts';
import { writeClock, writeDate, writeOrderReference, writeReference } from './line-parts.ts';
import { type DayLines, lineKind } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { instantOf, isDaylightTime, monthOf, payoutDays } from './synth-calendar.ts';
import { asciiTable, currencies, currencyOf, partner, planRates, product } from './world.ts';

/** Settlement details in the 30-column shape of 2016. */
export const acquirerHeader = [
  'Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,Type,Modification Reference',
  'Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,Net Debit (NC),Net Credit (NC)',
  'Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),Payment Method Variant,Modification Merchant Reference,Batch Number',
  'Reserved4,Reserved5,Reserved6,Reserved7,Reserved8,Reserved9,Reserved10\n',
].join(',');

const account = 'Larkspur,LarkspurECOM,';
const endOfLine = ',,,,,,,\n';
const methodBytes = asciiTable(['visa', 'mc', 'discover', '']);
const variantBytes = [asciiTable(['visaclassic', 'visadebit']), asciiTable(['mccredit', 'mcdebit']), asciiTable(['discover', 'discover'])];
const coBrandVariant = 'cobrand_northbank';
const currencyBytes = asciiTable(currencies);
const rateBytes = asciiTable(planRates);
const typeBytes = asciiTable(['Settled', 'Refunded', 'Chargeback', 'ChargebackReversed']);
const booksClose = 22 * 3_600_000;
const feeTime = booksClose + 600_000;
const payoutTime = booksClose + 1_800_000;

/** Writes Meridian's lines, keeps its balance, and pays it out batch by batch. */
export class AcquirerBook {
  private readonly fees: AcquirerFees = { interchange: 0, scheme: 0, markup: 0, netCents: 0 };
  /** US cents since the last payout. */
  private balance = 0;
  /** I6: US cents by which the last line is off, positive = too much for us; 0 where the contract's rate was applied. */
  rateError = 0;

  constructor(
    private readonly writer: ByteWriter,
    private readonly truth: SettlementTruth,
    private readonly payouts: PayoutLog,
  ) {}

  /** Returns the net in US cents. */
  writeLine(day: number, lines: DayLines, row: number): number {
    const { writer, truth, fees } = this;
    const kind = lines.kind[row]!;
    const code = lines.product[row]!;
    const currency = currencyOf[lines.country[row]!]!;
    const amount = lines.amount[row]!;
    const number = lines.orderNumber[row]!;
    const bin = lines.bin[row]!;
    const scheme = bins[bin]!.scheme;
    writer.reserve(512);
    writer.text(account);
    writeReference(writer, 0, number);
    writer.comma();
    writeOrderReference(writer, number);
    writer.comma();
    writer.bytes(methodBytes[scheme]!);
    writer.comma();
    this.writeTime(day, lines.wallMs[row]!);
    writer.bytes(typeBytes[kind]!);
    writer.comma();
    writeReference(writer, kind + 1, number);
    writer.comma();
    writer.bytes(currencyBytes[currency]!);
    writer.comma();
    const isWrongRate = currency === wrongRate.currency && day === wrongRateDay;
    const isDebit = kind === lineKind.refund || kind === lineKind.chargeback;
    if (isDebit) writer.cents(amount);
    writer.comma();
    if (!isDebit) writer.cents(amount);
    writer.comma();
    if (isWrongRate) writer.text(wrongRate.text);
    else writer.bytes(rateBytes[currency]!);
    writer.text(',USD,');
    const grossCents = isWrongRate ? convertedCents(amount, wrongRate.micros) : dollarCents(amount, currency);
    this.rateError = isWrongRate ? (grossCents - dollarCents(amount, currency)) * (isDebit ? -1 : 1) : 0;
    let net: number;
    truth.addLine(partner.meridian, day, code, kind, currency, amount);
    if (kind === lineKind.sale) {
      acquirerFees(fees, day, code, bin, grossCents);
      net = fees.netCents;
      writer.comma();
      writer.cents(fees.netCents);
      writer.text(',,');
      writer.tenThousandths(fees.markup);
      writer.comma();
      writer.tenThousandths(fees.scheme);
      writer.comma();
      writer.tenThousandths(fees.interchange);
      truth.addFee(partner.meridian, monthOf(day), (fees.markup + fees.scheme + fees.interchange) * 100);
      truth.addMeridianSale(day, grossCents * 10_000, fees.scheme * 100);
    } else {
      net = this.writeOther(day, kind, grossCents);
    }
    this.balance += net;
    writer.comma();
    if (code === product.coBrand) writer.text(coBrandVariant);
    else writer.bytes(variantBytes[scheme]![number & 1]!);
    writer.text(',,');
    writer.integer(payoutDays[day]!.batch);
    writer.text(endOfLine);
    return net;
  }

  /** Net and fees of a refund, chargeback or reversal; returns the net. */
  private writeOther(day: number, kind: number, dollars: number): number {
    const { writer, truth } = this;
    const fee = kind === lineKind.refund ? refundFeeCents : kind === lineKind.chargeback ? chargebackFeeCents : 0;
    const net = kind === lineKind.reversal ? dollars : -dollars - fee;
    truth.addFee(partner.meridian, monthOf(day), fee * 10_000);
    if (net < 0) writer.cents(-net);
    writer.comma();
    if (net >= 0) writer.cents(net);
    writer.comma();
    if (kind === lineKind.chargeback) writer.cents(fee);
    writer.comma();
    if (kind === lineKind.refund) writer.tenThousandths(fee * 100);
    writer.text(',,');
    return net;
  }

  /** The month's platform fee: a line that belongs to no sale. */
  writePlatformFee(day: number, month: string): void {
    const { writer, truth } = this;
    writer.reserve(512);
    writer.text(`${account},,,`);
    this.writeTime(day, feeTime);
    writer.text(`Fee,Platform fee ${month} 2026,USD,,,,USD,`);
    writer.cents(platformFeeCents);
    writer.text(',,');
    writer.cents(platformFeeCents);
    writer.text(`,,,,,,${payoutDays[day]!.batch}${endOfLine}`);
    this.balance -= platformFeeCents;
    truth.addFee(partner.meridian, monthOf(day), platformFeeCents * 10_000);
  }

  /** A cost line whose amount has more decimals than money may have; it is in no payout and no total. */
  writeFaultyCost(day: number, amount: string): void {
    const { writer } = this;
    writer.reserve(512);
    writer.text(`${account},,,`);
    this.writeTime(day, feeTime);
    writer.text(`MiscCosts,Network assessment,USD,,,,USD,${amount},,,,,,,,${payoutDays[day]!.batch}${endOfLine}`);
  }

  /** What the batch holds leaves for the bank, as one debit with a quoted reference. */
  writePayout(day: number): void {
    const { writer } = this;
    const { batch } = payoutDays[day]!;
    writer.reserve(512);
    writer.text(`${account},,,`);
    this.writeTime(day, payoutTime);
    const bankRef = `TX${70_000_000 + batch}XT`;
    const payoutId = `${bankRef} batch ${batch}, LarkspurECOM batch ${batch}, LarkspurECOM`;
    this.payouts.add({ partner: partner.meridian, currency: 0, day, payoutId, bankRef, lines: this.balance });
    writer.text(`MerchantPayout,"${payoutId}",USD,,,,USD,`);
    if (this.balance >= 0) writer.cents(this.balance);
    writer.comma();
    if (this.balance < 0) writer.cents(-this.balance);
    writer.text(`,,,,,,,${batch}${endOfLine}`);
    this.balance = 0;
  }

  private writeTime(day: number, wallMs: number): void {
    const { writer } = this;
    writeDate(writer, day);
    writer.byte(32);
    writeClock(writer, wallMs);
    writer.text(isDaylightTime(instantOf(day, wallMs)) ? ',EDT,' : ',EST,');
  }
}
