import type { ColumnBatch, Unit } from '../base/column-batch.ts';
import type { Filter } from './filter.ts';

export type Grain = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'year';

/** By which weeks, quarters and years are told: the ordinary calendar, the company's fiscal one, ISO weeks and years. */
export type CalendarKind = 'calendar' | 'fiscal' | 'iso';

/** [from, to) as YYYY-MM-DD in the workbook's time zone. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What a person asks: metrics, split by dimensions, over time, in a period, filtered. Data, never SQL. */
export interface SliceSpec {
  readonly metrics: readonly string[];
  readonly by: readonly string[];
  readonly grain: Grain | null;
  /** The ordinary calendar when left out. */
  readonly calendar?: CalendarKind;
  /** null = all that is loaded. */
  readonly period: Period | null;
  readonly where: Filter;
  /** When given, each row also carries `<metric>.base`, `<metric>.base_numerator`, `<metric>.base_denominator` for the comparison period (by = same segments; with a grain, buckets are aligned by position). */
  readonly compare?: Period | null;
  /** Rank by the first metric's denominator (or value) and keep the first N groups; the rest becomes one row "Other", evaluated at its own grain. */
  readonly top?: number;
  /** Rows by weight even where a column has an order of its own, for whoever takes the first of them. */
  readonly isRanked?: true;
}

export interface SliceColumn {
  readonly name: string;
  readonly kind: 'dimension' | 'period' | 'metric' | 'numerator' | 'denominator' | 'n' | 'complete';
  readonly label: string;
  readonly unit: Unit;
  /** For metric, numerator, denominator, n: the metric id. */
  readonly metric?: string;
}

/**
 * Columns of `rows`: one per dimension (dict), `period` (day: first day of the bucket; instant for hours), `complete` (bool: the bucket
 * lies wholly within the data that is loaded and no day is missing), and per metric id M: `M` (value), `M.numerator`, `M.denominator`, `M.n`.
 * A value without a denominator is missing, never zero.
 */
export interface SliceResult {
  readonly columns: readonly SliceColumn[];
  readonly rows: ColumnBatch;
  /** One row: the same columns evaluated over the whole slice at its own grain. */
  readonly totals: ColumnBatch;
  readonly lineage: Lineage;
  readonly notes: readonly SliceNote[];
}

export interface SliceNote {
  readonly code:
    | 'PARTIAL_PERIOD'
    | 'MISSING_DAYS'
    | 'SMALL_SAMPLE'
    | 'QUARANTINED_ROWS'
    | 'FAULTY_AMOUNTS'
    | 'MIXED_CURRENCY_CONVERTED'
    | 'OWN_CURRENCY'
    | 'TOP_N'
    | 'NOTHING_MATCHES'
    | 'NO_DENOMINATOR'
    | 'PROVISIONAL';
  readonly message: string;
  readonly days?: readonly string[];
  readonly partner?: string;
}

/** What a result says of a metric it holds, so that whoever shows the number needs nothing else. */
export interface MetricFace {
  readonly id: string;
  readonly version: number;
  readonly sentence: string;
  readonly label?: string;
  readonly direction?: 'up' | 'down' | 'info';
  readonly unit?: Unit['kind'];
  readonly kind?: 'additive' | 'ratio' | 'holistic' | 'stated';
  /** What the metric counts, in the plural: orders, attempts, contacts. */
  readonly counted?: string;
  /** Below this many in the denominator a value is a small sample. */
  readonly minimumN?: number;
}

/** The passport of a number. */
export interface Lineage {
  readonly metrics: readonly MetricFace[];
  readonly sliceHash: string;
  readonly sql: string;
  readonly extracts: readonly {
    readonly id: number;
    readonly name: string;
    readonly sha256: string;
    readonly rows: number;
    readonly quarantined: number;
  }[];
  readonly dataThrough: string | null;
  readonly appVersion: string;
}
