import { minorText } from '../control-text.ts';
import type { RecordOutput } from '../record-layout.ts';

interface Payment {
  stated: bigint | null;
  debit: bigint;
  lines: bigint;
  /** The part of the lines that are fees of their own records. */
  fees: bigint;
}

/** Compares what payments and submissions state with the lines under them, in minor units. */
export class PaymentBooks {
  private readonly payments = new Map<string, Payment>();
  private itemised = 0;
  private itemisedTied = 0;

  private payment(key: string): Payment {
    const known = this.payments.get(key);
    if (known !== undefined) return known;
    const made: Payment = { stated: null, debit: 0n, lines: 0n, fees: 0n };
    this.payments.set(key, made);
    return made;
  }

  /** A payment record: what is paid, and the debit balance that was open before (negative). */
  state(key: string, amount: bigint, debit: bigint): void {
    const payment = this.payment(key);
    payment.stated = (payment.stated ?? 0n) + amount;
    payment.debit += debit;
  }

  book(key: string, net: bigint, isFee: boolean): void {
    const payment = this.payment(key);
    payment.lines += net;
    if (isFee) payment.fees += net;
  }

  /** A submission against the transactions that follow it. */
  itemise(name: string, stated: bigint, computed: bigint, currency: string, out: RecordOutput): void {
    this.itemised++;
    if (stated === computed) this.itemisedTied++;
    else out.control(`${name}: its transactions (${currency})`, minorText(stated, currency), minorText(computed, currency));
  }

  close(out: RecordOutput, currencyOf: string | ((key: string) => string)): void {
    let all = 0;
    let tied = 0;
    for (const [key, { stated, debit, lines, fees }] of this.payments) {
      const currency = typeof currencyOf === 'string' ? currencyOf : currencyOf(key);
      const name = `Payment ${key}`;
      if (stated === null) {
        out.control(`${name}: has a payment record`, '1', '0');
        continue;
      }
      all++;
      // Fees are in the payment, or are debited apart from it: both occur.
      const apart = lines - fees + debit;
      const computed = stated === apart ? apart : lines + debit;
      if (stated === computed) tied++;
      else out.control(`${name}: its lines (${currency})`, minorText(stated, currency), minorText(computed, currency));
    }
    if (this.itemised > 0) out.control('Submissions that their transactions explain', String(this.itemised), String(this.itemisedTied));
    if (all > 0) out.control('Payments that their lines explain', String(all), String(tied));
  }
}
