import { dayNumber } from '../calendar/day.ts';
import { fail } from '../errors/fail.ts';

/** A workbook's plan rate: units of the reporting currency for one unit of `currency`, from a day on (null = always). */
export interface PlanRate {
  readonly currency: string;
  readonly rate: string;
  readonly from: string | null;
}

/** Exact conversion into the reporting currency. An amount times its factor, divided by `scale`, is the converted amount. */
export interface RateTable {
  readonly reporting: string;
  /** Days (since 1970-01-01) on which some rate begins, ascending; era 0 lies before the first. */
  readonly eraStarts: readonly number[];
  readonly scale: bigint;
  /** Factor for a currency in an era; null when there is no rate. */
  factor(currency: string, era: number): bigint | null;
  readonly rates: readonly PlanRate[];
}

export function rateTable(reporting: string, rates: readonly PlanRate[]): RateTable {
  const decimals = Math.max(0, ...rates.map(({ rate }) => rate.split('.')[1]?.length ?? 0));
  const scale = 10n ** BigInt(decimals);
  const eraStarts = [...new Set(rates.flatMap(({ from }) => (from === null ? [] : [dayNumber(from)])))].sort((a, b) => a - b);
  const known = new Map<string, bigint | null>();
  const find = (currency: string, era: number): bigint | null => {
    const until = era === 0 ? Number.NEGATIVE_INFINITY : (eraStarts[era - 1] ?? Number.NEGATIVE_INFINITY);
    const inForce = rates
      .filter((rate) => rate.currency === currency && (rate.from === null || dayNumber(rate.from) <= until))
      .sort((a, b) => startOf(a) - startOf(b))
      .at(-1);
    return inForce === undefined ? null : scaled(inForce.rate, decimals);
  };
  return {
    reporting,
    eraStarts,
    scale,
    rates,
    factor(currency, era) {
      if (currency === reporting) return scale;
      const key = `${currency}|${era}`;
      const factor = known.get(key) ?? find(currency, era);
      known.set(key, factor);
      return factor;
    },
  };
}

/** Micro-units of one currency times its factor; an amount other than zero without a rate fails with CURRENCY_NO_RATE. */
export function converted(table: RateTable, micros: bigint, currency: string | null, era: number): bigint {
  if (micros === 0n) return 0n;
  const factor = currency === null ? null : table.factor(currency, era);
  if (factor === null) return fail('CURRENCY_NO_RATE', { from: currency ?? 'an unknown currency', to: table.reporting });
  return micros * factor;
}

/** Integer quotient rounded half to even. */
export function roundedQuotient(amount: bigint, divisor: bigint): bigint {
  const size = amount < 0n ? -amount : amount;
  const quotient = size / divisor;
  const twice = (size % divisor) * 2n;
  const rounded = twice > divisor || (twice === divisor && quotient % 2n === 1n) ? quotient + 1n : quotient;
  return amount < 0n ? -rounded : rounded;
}

const startOf = (rate: PlanRate): number => (rate.from === null ? Number.NEGATIVE_INFINITY : dayNumber(rate.from));

function scaled(rate: string, decimals: number): bigint {
  const [whole = '0', fraction = ''] = rate.split('.');
  return BigInt(whole + fraction.padEnd(decimals, '0'));
}
