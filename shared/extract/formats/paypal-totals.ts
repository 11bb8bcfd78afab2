import { decimalOf } from '../../money/micros.ts';
import { hundredths, NamedSums, statedText } from '../signed-text.ts';
import type { PaypalMoney } from './paypal-money.ts';

export interface PaypalCheck {
  readonly what: string;
  readonly stated: string;
  readonly computed: string;
}

/** What a section or report adds up to, by currency; currencies are never added to each other. */
export class PaypalTotals {
  private rows = 0;
  private readonly counts = new NamedSums();
  private readonly credits = new NamedSums();
  private readonly debits = new NamedSums();
  private readonly feeCredits = new NamedSums();
  private readonly feeDebits = new NamedSums();

  add(money: PaypalMoney | null): void {
    this.rows++;
    if (money === null) return;
    const { currency, gross, fee } = money;
    this.counts.add(currency, 1n);
    if (gross < 0n) this.debits.add(currency, -gross);
    else this.credits.add(currency, gross);
    if (fee < 0n) this.feeDebits.add(currency, -fee);
    else this.feeCredits.add(currency, fee);
  }

  currencies(): readonly string[] {
    return this.counts.names();
  }

  countCheck(stated: string): PaypalCheck {
    return { what: 'rows', stated: statedText(stated), computed: String(this.rows) };
  }

  /** Fields of a footer after its type: currency, four totals, then balances as pairs of CR or DR and amount, then a count. */
  moneyChecks(currency: string, fields: readonly string[]): readonly PaypalCheck[] {
    const totals: readonly (readonly [string, NamedSums])[] = [
      ['gross credits', this.credits],
      ['gross debits', this.debits],
      ['fee credits', this.feeCredits],
      ['fee debits', this.feeDebits],
    ];
    const checks = totals.map(([what, sums], index) => ({
      what: `${currency} ${what}`,
      stated: decimalText(fields[index + 2] ?? ''),
      computed: sums.text(currency),
    }));
    return [...checks, ...this.balanceCheck(currency, fields), ...this.rowCheck(currency, fields)];
  }

  private balanceCheck(currency: string, fields: readonly string[]): readonly PaypalCheck[] {
    const [begin, end] = [balance(fields[6], fields[7]), balance(fields[8], fields[9])];
    if (begin === null || end === null) return [];
    const moved = this.credits.of(currency) - this.debits.of(currency) + this.feeCredits.of(currency) - this.feeDebits.of(currency);
    return [{ what: `${currency} ending balance`, stated: decimalOf(end), computed: decimalOf(begin + moved) }];
  }

  /** The count is of the currency's own rows in some reports, of all rows in others. */
  private rowCheck(currency: string, fields: readonly string[]): readonly PaypalCheck[] {
    const stated = fields[18];
    if (stated === undefined || stated === '') return [];
    const own = String(this.counts.of(currency));
    const computed = statedText(stated) === String(this.rows) ? String(this.rows) : own;
    return [{ what: `${currency} rows`, stated: statedText(stated), computed }];
  }
}

function balance(side: string | undefined, amount: string | undefined): bigint | null {
  const micros = hundredths(amount ?? '');
  if (micros === null || (side !== 'CR' && side !== 'DR')) return null;
  return side === 'CR' ? micros : -micros;
}

/** Hundredths as exact decimal text; text that is no number as it stands. */
function decimalText(text: string): string {
  const micros = hundredths(text);
  return micros === null ? text.trim() : decimalOf(micros);
}
