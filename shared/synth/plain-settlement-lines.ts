import { settlementLineTable } from '../domain/tables.ts';
import type { ByteWriter } from './byte-writer.ts';
import { discountFee, disputeFee } from './fees.ts';
import { writeDate, writeOrderReference, writeReference, writeUtc } from './line-parts.ts';
import { type DayLines, lineKind } from './settlement-queue.ts';
import type { SettlementTruth } from './settlement-truth.ts';
import { instantOf, isDaylightTime, monthOf, payoutDays } from './synth-calendar.ts';
import { countries, currencies, currencyOf, methods, microsPerMinor, partnerNames, product, productIds } from './world.ts';

/** The template for settlement lines: canonical column names, major units, positive = to us, instants in UTC. */
export const plainSettlementHeader = `${settlementLineTable.columns.map((column) => column.name).join(',')}\n`;

const types = ['sale', 'refund', 'chargeback', 'chargeback_reversal'];
const sourceTypes = ['SALE', 'RETURN', 'DISPUTE', 'DISPUTE_WON'];
const payoutTime = 81_000_000;
const letterT = 84;

/** Writes the lines of a partner that sends the template, and pays each currency out batch by batch. */
export class PlainBook {
  private readonly balances = currencies.map(() => 0);

  constructor(
    private readonly writer: ByteWriter,
    private readonly truth: SettlementTruth,
    private readonly partner: number,
  ) {}

  writeLine(day: number, lines: DayLines, row: number): void {
    const { writer, truth, partner } = this;
    const kind = lines.kind[row]!;
    const code = lines.product[row]!;
    const place = lines.country[row]!;
    const currency = currencyOf[place]!;
    const amount = lines.amount[row]!;
    const number = lines.orderNumber[row]!;
    const fee =
      kind === lineKind.sale ? discountFee(code, currency, amount) : kind === lineKind.chargeback ? disputeFee(code, currency) : 0;
    const gross = kind === lineKind.sale || kind === lineKind.reversal ? amount : -amount;
    this.writeHead(day, lines.wallMs[row]!, code);
    writer.text(
      `${methods[code]!},${code === product.privateLabel ? 'private_label' : ''},${countries[place]!},${types[kind]!},${sourceTypes[kind]!},`,
    );
    writeReference(writer, 12 + kind, number);
    writer.comma();
    writeOrderReference(writer, number);
    writer.comma();
    writer.cents(gross);
    writer.text(`,${currencies[currency]!},`);
    writer.cents(-fee);
    writer.text(',,,,');
    writer.cents(-fee);
    writer.text(',0.00,');
    this.writeTail(day, currency, gross - fee);
    this.balances[currency]! += gross - fee;
    truth.addLine(partner, monthOf(day), code, kind, currency, amount);
    truth.addFee(partner, monthOf(day), fee * microsPerMinor[currency]!);
  }

  writePayouts(day: number): void {
    const { writer, balances } = this;
    balances.forEach((balance, currency) => {
      if (balance === 0) return;
      this.writeHead(day, payoutTime, this.partner);
      writer.text(`${methods[this.partner]!},,,payout,PAYOUT,${this.payoutId(day, currency)},,,${currencies[currency]!},,,,,,,`);
      this.writeTail(day, currency, -balance);
      balances[currency] = 0;
    });
  }

  /** ts_utc, posting_date, partner, product, mid. */
  private writeHead(day: number, wallMs: number, code: number): void {
    const { writer } = this;
    writer.reserve(512);
    writeUtc(writer, day, wallMs, isDaylightTime(instantOf(day, wallMs)) ? 4 : 5, letterT);
    writer.text('Z,');
    writeDate(writer, day);
    writer.text(`,${partnerNames[this.partner]!},${productIds[code]!},larkspur-us,`);
  }

  /** net, ccy_net, fx_rate, batch_id, payout_id. */
  private writeTail(day: number, currency: number, net: number): void {
    const { writer } = this;
    writer.cents(net);
    writer.text(`,${currencies[currency]!},1,${payoutDays[day]!.batch},${this.payoutId(day, currency)}\n`);
  }

  private payoutId(day: number, currency: number): string {
    return `${partnerNames[this.partner]!.slice(0, 2).toUpperCase()}-${currencies[currency]!}-${payoutDays[day]!.batch}`;
  }
}
