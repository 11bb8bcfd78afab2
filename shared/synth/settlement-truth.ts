import { lineKind } from './settlement-queue.ts';
import { dayCount, monthOf, months } from './synth-calendar.ts';
import { microsPerMinor, partnerNames, productIds } from './world.ts';

const products = productIds.length;
const kinds = Object.keys(lineKind).length;

const sumOf = (days: Float64Array): bigint => days.reduce<bigint>((sum, micros) => sum + BigInt(micros), 0n);

/** What the settlement files hold once the records that cannot be read are set aside: counts, and exact sums in micro-dollars at plan rates. */
export class SettlementTruth {
  private readonly counts = new Float64Array(partnerNames.length * months.length * products * kinds);
  private readonly saleMicros = new Float64Array(partnerNames.length * months.length * products);
  private readonly feeMicros = new Float64Array(partnerNames.length * months.length);
  /** Gross of sale lines by partner and booking day, in micro-dollars. */
  private readonly dailySales = new Float64Array(partnerNames.length * dayCount);
  /** I12: Cobalt's sales by day of Los Angeles from Dec 31 on, in micro-dollars. */
  private readonly pacificSales = new Float64Array(dayCount + 1);
  /** Meridian's sales as it converts them (to the cent) and its network fees by booking day, in micro-dollars. */
  readonly meridianSales = new Float64Array(dayCount);
  readonly meridianScheme = new Float64Array(dayCount);

  /** One line: `amount` in minor units of the currency. */
  addLine(partner: number, day: number, product: number, kind: number, currency: number, amount: number): void {
    const cell = (partner * months.length + monthOf(day)) * products + product;
    this.counts[cell * kinds + kind]!++;
    if (kind !== lineKind.sale) return;
    this.saleMicros[cell]! += amount * microsPerMinor[currency]!;
    this.dailySales[partner * dayCount + day]! += amount * microsPerMinor[currency]!;
  }

  addPacificSale(day: number, micros: number): void {
    this.pacificSales[day + 1]! += micros;
  }

  /** Cobalt's sales of [from, to) of the days of Los Angeles. */
  salesOfPacificDays(from: number, to: number): bigint {
    return sumOf(this.pacificSales.subarray(from + 1, to + 1));
  }

  /** Micro-dollars; a fee is positive when it costs us. */
  addFee(partner: number, month: number, micros: number): void {
    this.feeMicros[partner * months.length + month]! += micros;
  }

  addMeridianSale(day: number, saleMicros: number, schemeMicros: number): void {
    this.meridianSales[day]! += saleMicros;
    this.meridianScheme[day]! += schemeMicros;
  }

  /** Lines of a kind; null = every partner, month or product. */
  count(kind: number, partner: number | null, month: number | null, product: number | null = null): number {
    let sum = 0;
    this.eachCell(partner, month, product, (cell) => {
      sum += this.counts[cell * kinds + kind]!;
    });
    return sum;
  }

  sales(partner: number | null, month: number | null, product: number | null = null): bigint {
    let sum = 0n;
    this.eachCell(partner, month, product, (cell) => {
      sum += BigInt(this.saleMicros[cell]!);
    });
    return sum;
  }

  /** Gross sales of a partner booked in [from, to) of the quarter's days. */
  salesOfDays(partner: number, from: number, to: number): bigint {
    return sumOf(this.dailySales.subarray(partner * dayCount + from, partner * dayCount + to));
  }

  fees(partner: number, month: number | null): bigint {
    return months.reduce(
      (sum, _, at) => (month === null || month === at ? sum + BigInt(this.feeMicros[partner * months.length + at]!) : sum),
      0n,
    );
  }

  private eachCell(partner: number | null, month: number | null, product: number | null, visit: (cell: number) => void): void {
    for (let who = 0; who < partnerNames.length; who++) {
      for (let when = 0; when < months.length; when++) {
        for (let what = 0; what < products; what++) {
          const isWanted = (partner ?? who) === who && (month ?? when) === when && (product ?? what) === what;
          if (isWanted) visit((who * months.length + when) * products + what);
        }
      }
    }
  }
}
