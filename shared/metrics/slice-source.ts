import type { FactTableName } from '../domain/tables.ts';
import type { FilterTable } from '../query/compile-filter.ts';
import type { Filter } from '../query/filter.ts';
import { quoteInstant, quoteName } from '../query/sql-text.ts';
import type { TimeBuckets } from '../query/time-bucket.ts';

/** A fact table as it lies in the workbook. */
export interface SourceTable extends FilterTable {
  readonly name: FactTableName;
  readonly timeColumn: string;
  /** Extracts whose rows count; null when every extract of the table counts, so that no condition is needed. */
  readonly extracts: readonly number[] | null;
}

/** Rows that are not the first attempt of their order, and first attempts whose order was paid by a later one. */
export interface OrderLink {
  readonly table: string;
  /** Columns of `attempt` that the link table repeats; other columns are reached by rowid. */
  readonly columns: ReadonlySet<string>;
}

/** Everything a compiled query depends on besides the metrics. */
export interface SliceSource {
  readonly table: SourceTable;
  readonly by: readonly string[];
  readonly buckets: TimeBuckets | null;
  /** [from, to) in ms since 1970 UTC; null = no limit. */
  readonly instants: { readonly from: number; readonly to: number } | null;
  readonly where: Filter;
  /** Number of the plan-rate era of a row, as SQL; null when rates do not change over time. */
  readonly era: string | null;
}

/** Conditions that hold for every metric of a slice: active extracts and the period. */
export function sourceConditions(source: Pick<SliceSource, 'table' | 'instants' | 'buckets'>): string[] {
  const { table, instants, buckets } = source;
  const time = quoteName(table.timeColumn);
  return [
    ...(table.extracts === null ? [] : [table.extracts.length === 0 ? 'FALSE' : `"extract_id" IN (${table.extracts.join(', ')})`]),
    ...(instants === null
      ? buckets === null
        ? []
        : [`${time} IS NOT NULL`]
      : [`${time} >= ${quoteInstant(instants.from)}`, `${time} < ${quoteInstant(instants.to)}`]),
  ];
}
