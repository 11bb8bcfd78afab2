import type { PersonVerdict } from '../extract/column-verdict.ts';
import type { RowColumn } from './rows-description.ts';

/** A count that is exact, or estimated within about 2 % where there is too much to count. */
export interface Count {
  readonly count: number;
  readonly isExact: boolean;
}

/** What can be said of every column in one pass over the rows. */
export interface ColumnOverview {
  readonly column: RowColumn;
  readonly rows: number;
  readonly missing: number;
  readonly distinct: Count;
  /** As exact text: smallest and largest number, first and last time or word. */
  readonly min: string | null;
  readonly max: string | null;
}

/** Rows with a value from `from` up to, not including, `to` (the last one includes it); null = open. Decimal text. */
export interface NumberBin {
  readonly from: string | null;
  readonly to: string | null;
  readonly rows: number;
}

/** Numbers of one unit: all of a column, or of an amount those in one currency. */
export interface NumberProfile {
  readonly currency: string | null;
  readonly rows: number;
  readonly min: string;
  readonly max: string;
  readonly mean: number;
  readonly quantiles: readonly { readonly at: number; readonly value: string }[];
  readonly zero: number;
  readonly negative: number;
  /** Beyond the quartiles by more than 1.5 times the distance between them. */
  readonly outliers: { readonly low: string; readonly high: string; readonly below: number; readonly above: number };
  readonly bins: readonly NumberBin[];
}

export interface TimeProfile {
  /** ISO instants, or days. */
  readonly first: string;
  readonly last: string;
  readonly step: 'day' | 'week' | 'month';
  /** First day and the day after the last, YYYY-MM-DD in the workbook's zone. */
  readonly buckets: readonly { readonly from: string; readonly to: string; readonly rows: number }[];
  /** Days between the first and the last without any row. */
  readonly emptyDays: number;
}

export interface TextProfile {
  readonly shortest: number;
  readonly longest: number;
  readonly mean: number;
  readonly lengths: readonly { readonly length: number; readonly rows: number }[];
  /** Rows whose text begins or ends with a space. */
  readonly padded: number;
}

export interface ColumnProfile {
  readonly column: RowColumn;
  readonly rows: number;
  readonly missing: number;
  readonly distinct: Count;
  /** Most frequent first, as exact text; empty where nearly every row has a value of its own and there are too many to count. */
  readonly top: readonly { readonly value: string; readonly rows: number }[];
  readonly numbers: readonly NumberProfile[];
  /** Currencies beyond those in `numbers`. */
  readonly otherCurrencies: number;
  readonly time: TimeProfile | null;
  readonly text: TextProfile | null;
  readonly personal: PersonVerdict | null;
  /** Different values that hold what is a card number by range, length and check digit; null for columns without text. */
  readonly cardNumbers: number | null;
}
