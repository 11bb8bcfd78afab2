import type { FactTableName } from '../domain/tables.ts';
import type { Filter } from '../query/filter.ts';
import type { Formula } from './formula.ts';

/**
 * What is added up over the rows (or orders) that a metric looks at. `where` narrows the metric's population. A column is a column of
 * the table, a computed one, or a lag such as `hours(ts_utc, resolved_at)`.
 */
export type Measure =
  | { readonly of: 'rows'; readonly where?: Filter }
  /** Number columns, added or taken away, exact to six decimals. */
  | { readonly of: 'sum'; readonly terms: readonly Term[]; readonly where?: Filter }
  /** A money column in the reporting currency; sign -1 turns costs (negative in the files) into positive amounts. */
  | { readonly of: 'money'; readonly column: string; readonly sign: 1 | -1; readonly where?: Filter }
  /** Different values, or pairs of values; rows without one are not counted. Never added up: counted again at each grain. */
  | { readonly of: 'distinct'; readonly columns: readonly string[]; readonly where?: Filter }
  /** A number that rows of one kind share, such as the size of their file: added once for each different value of `per`. */
  | { readonly of: 'once'; readonly column: string; readonly per: string; readonly where?: Filter }
  /** Orders by what became of them; an order belongs wholly to its first answered attempt. */
  | { readonly of: 'orders'; readonly which: OrderOutcome };

export interface Term {
  readonly column: string;
  readonly sign: 1 | -1;
}

/**
 * all: every order; paid: an attempt was approved within 24 hours; recovered: paid although the first attempt was not approved, and how:
 * retried as before, sent to another partner or merchant account, or paid by another method.
 */
export const orderOutcomes = [
  'all',
  'first_approved',
  'first_failed',
  'paid',
  'recovered',
  'recovered_same',
  'recovered_rerouted',
  'recovered_switched',
] as const;
export type OrderOutcome = (typeof orderOutcomes)[number];

/** Rule for a minute to count as down: error share above `errorShareAbovePercent`, at least so many such minutes in a row, each with enough requests. */
export interface DowntimeParameters {
  readonly errorShareAbovePercent: number;
  readonly minConsecutiveMinutes: number;
  readonly minRequests: number;
}

/** How the number is made. Ratios carry numerator and denominator; a value without a denominator is missing. */
export type Computation =
  | { readonly kind: 'additive'; readonly value: Measure }
  | { readonly kind: 'ratio'; readonly numerator: Measure; readonly denominator: Measure }
  /** Linear between neighbors; discrete: a value that is there, as for whole days. */
  | { readonly kind: 'quantile'; readonly column: string; readonly quantile: number; readonly isDiscrete?: boolean }
  /** Most rows in one second, or in one minute divided by 60; rows a second. */
  | { readonly kind: 'peak'; readonly per: 'second' | 'minute' }
  | { readonly kind: 'uptime'; readonly rule: DowntimeParameters }
  /** A formula over other metrics, each over its own table, time and population; evaluated at each grain from their sums. */
  | { readonly kind: 'derived'; readonly formula: Formula }
  /** A figure that reconciliation states as of a day; it has no slice. */
  | { readonly kind: 'reconciled' };

/** A value that may be chosen where a metric is asked for: `settled_within(days=3)`. In filters it stands as the text `$name`. */
export interface Parameter {
  readonly name: string;
  readonly label: string;
  readonly value: number | string;
  /** The only values it may take; any of the same type otherwise. */
  readonly choices?: readonly (number | string)[];
}

export const metricUnits = [
  'count',
  'ratio',
  'bps',
  'per_thousand',
  'points',
  'money',
  'milliseconds',
  'minutes',
  'hours',
  'days',
  'per_second',
  'multiple',
] as const;
export type MetricUnit = (typeof metricUnits)[number];

export const metricGroups = [
  'Conversion',
  'Declines',
  'Authentication',
  'Money',
  'Settlement',
  'Refunds and disputes',
  'Network programs',
  'Service',
  'Contacts',
  'Card programs',
  'BNPL',
  'Shop with Points',
  'ACH',
  'Local methods',
  'Volume',
  'Own metrics',
] as const;
export type MetricGroup = (typeof metricGroups)[number];

export interface Metric {
  readonly id: string;
  /** Raised whenever the same rows would give another number. */
  readonly version: number;
  readonly label: string;
  readonly group: MetricGroup;
  readonly sentence: string;
  readonly unit: MetricUnit;
  readonly direction: 'up' | 'down' | 'info';
  /** For a derived metric the table of its first part. */
  readonly table: FactTableName;
  readonly grain: 'row' | 'order' | 'minute';
  readonly basis: 'event' | 'origin';
  /** The rows that are looked at; for order metrics, what the first attempt must be. */
  readonly population: Filter;
  readonly computation: Computation;
  /** The time that places a row in a period, where it is not the table's own: the sale of a refund, the due day of an entry. */
  readonly time?: string;
  /** Rows of this many calendar months before count: sales of the previous month. Months, quarters and years only. */
  readonly monthsBefore?: number;
  /** Columns that tell what became of an attempt: the numerator is split and filtered by them, the denominator is not. */
  readonly outcomeDimensions?: readonly string[];
  readonly parameters?: readonly Parameter[];
  /** Columns without which the number would be wrong, besides those it adds up. */
  readonly needs?: readonly string[];
  /** Days after which a period by origin is final; until then it is provisional. */
  readonly maturesInDays?: number | `$${string}`;
  /** Below this many in the denominator a value is marked as a small sample. */
  readonly minimumN: number;
  /** Where the definition comes from. */
  readonly reference?: string;
  /** Made by people in this workbook. */
  readonly isOwn?: boolean;
}
