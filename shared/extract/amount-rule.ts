import type { SignCode } from './column-rule.ts';
import type { NumberFormat } from '../money/number-format.ts';

/** One amount of a fact row, as a signed sum of source columns: gross = credit - debit. */
export interface AmountRule {
  readonly target: string;
  readonly terms: readonly { readonly column: number; readonly sign: 1 | -1 }[];
  /** Source column that names the currency, or a currency that holds for the whole file (null = the file states none). */
  readonly currency: { readonly column: number } | { readonly fixed: string | null };
  /** minor: integers in the currency's ISO 4217 minor unit. */
  readonly unit: 'major' | 'minor';
  readonly format: NumberFormat;
  /** Source column whose words say which amounts are negative; other words and amounts with a sign of their own are in no sum. */
  readonly sign?: Omit<SignCode, 'column'> & { readonly column: number };
}

/** Written where an amount's currency is not stated. */
export const noCurrency = 'XXX';

/** Markers that mean "no value" wherever they stand alone in a field. */
export const nullMarkers: readonly string[] = ['', '\\N'];

/** Words that mean "no amount" in a hand-made table. */
export const noAmountWords: readonly string[] = ['-', '–', '—', 'N/A', 'n/a', 'NULL', 'null', 'None'];
