import type { Period, SliceResult, SliceSpec } from '../query/slice.ts';
import type { PivotSpec } from './pivot-spec.ts';

/** One grain of a pivot: the first so many fields of rows and of columns, as a slice evaluated at exactly that grain. */
export interface PivotGrain {
  readonly rowDepth: number;
  readonly columnDepth: number;
  readonly slice: SliceSpec;
  readonly result: SliceResult;
}

/** How far a period can be trusted, in days (weekdays: Monday to Friday, less the holidays that the workbook knows). */
export interface PeriodFacts {
  readonly period: Period;
  readonly days: number;
  readonly weekdays: number;
  /** Days of it that lie before the first or after the last loaded day. */
  readonly daysNotLoaded: number;
  /** Days inside on which a partner that is looked at has no rows, but those left out of both periods. */
  readonly missingDays: readonly string[];
}

/** Days of a partner that count in neither of two periods, because it has no rows on them or on the day they are set against. */
export interface LeftOut {
  readonly partner: string;
  readonly days: readonly string[];
}

/** A field of which only some members stand apart. */
export interface PivotFold {
  readonly axis: 'rows' | 'columns';
  readonly at: number;
  /** The spelled column by which the slices are split. */
  readonly column: string;
  readonly kept: readonly string[];
  /** Members folded into the other one. */
  readonly folded: number;
}

export interface PivotResult {
  readonly spec: PivotSpec;
  /** As it was evaluated: to date, cut to what can be compared. */
  readonly now: PeriodFacts | null;
  readonly base: PeriodFacts | null;
  readonly folds: readonly PivotFold[];
  readonly leftOut: readonly LeftOut[];
  /** Days that are no business days though they are weekdays. */
  readonly holidays: readonly string[];
  readonly grains: readonly PivotGrain[];
  /** What is to be known before periods are compared, as sentences. */
  readonly warnings: readonly string[];
}
