import type { FactTableName } from '../domain/tables.ts';
import type { Filter } from '../query/filter.ts';

/** What is added up over the rows (or orders) that a metric looks at. `where` narrows the metric's population. */
export type Measure =
  | { readonly of: 'rows'; readonly where?: Filter }
  /** Integer columns, added or taken away. */
  | { readonly of: 'sum'; readonly terms: readonly { readonly column: string; readonly sign: 1 | -1 }[] }
  /** A money column in the reporting currency; sign -1 turns costs (negative in the files) into positive amounts. */
  | { readonly of: 'money'; readonly column: string; readonly sign: 1 | -1; readonly where?: Filter }
  /** Orders by what became of them; an order belongs wholly to its first answered attempt. */
  | { readonly of: 'orders'; readonly which: OrderOutcome };

/** all: every order; paid: an attempt was approved within 24 hours; recovered: paid although the first attempt was not approved. */
export type OrderOutcome = 'all' | 'first_approved' | 'first_failed' | 'paid' | 'recovered';

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
  | { readonly kind: 'quantile'; readonly column: string; readonly quantile: number }
  | { readonly kind: 'uptime'; readonly rule: DowntimeParameters };

export interface Metric {
  readonly id: string;
  /** Raised whenever the same rows would give another number. */
  readonly version: number;
  readonly label: string;
  readonly group: 'Conversion' | 'Declines' | 'Money' | 'Refunds and disputes' | 'Service' | 'Volume';
  readonly sentence: string;
  readonly unit: 'count' | 'ratio' | 'bps' | 'milliseconds' | 'money';
  readonly direction: 'up' | 'down' | 'info';
  readonly table: FactTableName;
  readonly grain: 'row' | 'order' | 'minute';
  readonly basis: 'event' | 'origin';
  /** The rows that are looked at; for order metrics, what the first attempt must be. */
  readonly population: Filter;
  readonly computation: Computation;
  /** Columns that tell what became of an attempt: the numerator is split and filtered by them, the denominator is not. */
  readonly outcomeDimensions?: readonly string[];
  /** Below this many in the denominator a value is marked as a small sample. */
  readonly minimumN: number;
}
